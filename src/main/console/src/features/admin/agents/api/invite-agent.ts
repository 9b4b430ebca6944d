import { request } from '@/lib/http';
import { sentSchema } from '../staff';
import { useStaffChange } from './use-staff-change';

export type Invitation = { email: string; name: string; role: string; locale: string; teams: string[] };

/** 409 `agent-exists` when somebody has the address. */
export const useInviteAgent = () =>
  useStaffChange((body: Invitation) => request('/staff', { method: 'POST', body, schema: sentSchema }));
