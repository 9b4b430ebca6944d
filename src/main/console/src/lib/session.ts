import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { request, setCsrf } from './http';
import { queryClient } from './query-client';
import { z } from './schema';

export const sessionSchema = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(['agent', 'supervisor', 'admin']),
    locale: z.nullish(z.string()),
    theme: z.nullish(z.string()),
  }),
  teams: z.array(z.object({ id: z.string(), name: z.string(), lead: z.boolean() })),
  csrf: z.object({ header: z.string(), token: z.string() }),
  seq: z.number(),
  demo: z.boolean(),
});

export type Session = z.infer<typeof sessionSchema>;
export type Role = Session['user']['role'];

export async function getSession(): Promise<Session> {
  return keep(await request('/session', { schema: sessionSchema }));
}

/** Remembers the token every later change needs. */
export function keep(session: Session): Session {
  setCsrf(session.csrf);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: getSession,
  staleTime: Number.POSITIVE_INFINITY,
});

export const useSession = () => useSuspenseQuery(sessionQuery).data;

export function setSession(session: Session) {
  queryClient.setQueryData(sessionQuery.queryKey, keep(session));
}

export type Preferences = { locale?: 'en' | 'zh-CN'; theme?: 'system' | 'light' | 'dark' };

/** Tells the server how this person likes the screen. Best effort: the browser remembers too. */
export function usePreferences() {
  const client = useQueryClient();
  return async (preferences: Preferences) => {
    if (!client.getQueryData(sessionQuery.queryKey)) return;
    const session = await request('/session', { method: 'PATCH', body: preferences, schema: sessionSchema }).catch(
      () => null,
    );
    if (session) setSession(session);
  };
}
