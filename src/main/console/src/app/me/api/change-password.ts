import { request } from '@/lib/http';

export const changePassword = (form: { old: string; password: string }) =>
  request('/session/password', { method: 'POST', body: form });
