import { useMutation, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';

const entranceSchema = z.object({ email: z.string(), name: z.string(), locale: z.string(), invited: z.boolean() });
export type Entrance = z.infer<typeof entranceSchema>;

/** Whose link this is; 404 alike for one that is used, withdrawn, too old or wrong. */
export const useEntrance = (token: string) =>
  useQuery({
    queryKey: ['entry', token],
    queryFn: () => request('/entry:look', { method: 'POST', body: { token }, schema: entranceSchema }),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

type Entry = { token: string; name?: string; locale?: string; password: string };

/** Lets its owner in with this password from now on; 422 `weak-password`, after which the link still works. */
export const useEnter = () =>
  useMutation({
    mutationFn: (entry: Entry) => request('/entry', { method: 'POST', body: entry, schema: entranceSchema }),
  });

/** Nobody is told whether anybody has the address. */
export const useForgotten = () =>
  useMutation({ mutationFn: (email: string) => request('/forgotten-password', { method: 'POST', body: { email } }) });
