import { request } from '@/lib/http';
import { sentSchema } from '../staff';
import { useStaffChange } from './use-staff-change';

/** Another invitation, or the way to a new password; the link before stops working. */
export const useSendLink = (id: string) =>
  useStaffChange(() => request(`/staff/${id}/link`, { method: 'POST', body: {}, schema: sentSchema }));
