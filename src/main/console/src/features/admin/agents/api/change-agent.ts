import { request } from '@/lib/http';
import { useStaffChange } from './use-staff-change';

/** 409 `last-admin` when nobody could set the house up any more. */
export const useChangeRole = (id: string) =>
  useStaffChange((role: string) => request(`/staff/${id}`, { method: 'PATCH', body: { role } }));

export const useDisableAgent = (id: string) =>
  useStaffChange((unassign: boolean) => request(`/staff/${id}/disable`, { method: 'POST', body: { unassign } }));

export const useEnableAgent = (id: string) =>
  useStaffChange(() => request(`/staff/${id}/enable`, { method: 'POST', body: {} }));

export const useWithdrawInvitation = (id: string) =>
  useStaffChange(() => request(`/staff/${id}`, { method: 'DELETE' }));
