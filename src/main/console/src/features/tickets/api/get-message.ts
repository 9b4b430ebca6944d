import { request } from '@/lib/http';
import { messageSchema } from '../message';

export const getMessage = (id: string) => request(`/messages/${id}`, { schema: messageSchema });
