import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';

/** Makes every link to the ticket worthless. */
export const useRevokeStatusLink = (number: number) =>
  useMutation({ mutationFn: () => request(`/tickets/${number}/status-link`, { method: 'DELETE' }) });
