import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const signInsSchema = listOf(
  z.object({
    since: z.string(),
    lastSeen: z.string(),
    browser: orNull(z.string()),
    address: orNull(z.string()),
    here: z.boolean(),
  }),
);

/** Where one is signed in. */
export const signInsQuery = queryOptions({
  queryKey: ['sign-ins'],
  queryFn: async ({ signal }) => (await request('/sessions', { schema: signInsSchema, signal })).items,
  staleTime: 0,
});

export type SignIn = Awaited<ReturnType<NonNullable<typeof signInsQuery.queryFn>>>[number];

export const signOutElsewhere = () => request('/sessions', { method: 'DELETE' });
