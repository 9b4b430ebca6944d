import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';

type FirstAccount = { token: string; name: string; email: string; password: string };

/** Creates the first administrator; 404 when the link is used or wrong, 422 `weak-password`. */
export const useSetUp = () =>
  useMutation({ mutationFn: (account: FirstAccount) => request('/setup', { method: 'POST', body: account }) });
