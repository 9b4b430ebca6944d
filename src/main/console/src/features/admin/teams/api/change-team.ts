import { request } from '@/lib/http';
import { useStaffChange } from '../../agents/api/use-staff-change';

export type Sheet = { name: string; parent: string | null };

/** 409 `team-exists`, `team-cycle`. */
export const useSaveTeam = (id: string | null) =>
  useStaffChange((body: Sheet) =>
    id === null ? request('/teams', { method: 'POST', body }) : request(`/teams/${id}`, { method: 'PUT', body }),
  );

/** 409 `team-in-use` while it has tickets or mailboxes and nobody gets them. */
export const useRemoveTeam = (id: string) =>
  useStaffChange((moveTo: string | null) =>
    request(`/teams/${id}${moveTo ? `?moveTo=${moveTo}` : ''}`, { method: 'DELETE' }),
  );

export const usePutMember = (team: string) =>
  useStaffChange(({ agent, lead }: { agent: string; lead: boolean }) =>
    request(`/teams/${team}/members/${agent}`, { method: 'PUT', body: { lead } }),
  );

export const useRemoveMember = (team: string) =>
  useStaffChange((agent: string) => request(`/teams/${team}/members/${agent}`, { method: 'DELETE' }));
