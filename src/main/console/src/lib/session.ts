import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { Problem, request, setCsrf } from './http';
import { adoptPreferences, type Preferences } from './preferences';
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
  preferences: z.record(z.string(), z.unknown()),
  teams: z.array(z.object({ id: z.string(), name: z.string(), lead: z.boolean() })),
  /** What they may do at the desk; what they may do with a ticket stands in it. */
  rights: z.array(z.string()),
  csrf: z.object({ header: z.string(), token: z.string() }),
  seq: z.number(),
  demo: z.boolean(),
});

export type Session = z.infer<typeof sessionSchema>;
export type Role = Session['user']['role'];
export type DeskRight = 'open' | 'inbound' | 'canned' | 'categories' | 'audit';

export async function getSession(): Promise<Session> {
  const session = await request('/session', { schema: sessionSchema });
  const known = queryClient.getQueryData(sessionQuery.queryKey);
  if (known && known.user.id !== session.user.id) {
    // Somebody else has signed in from another tab: nothing of this page may be shown to them, or said in their name.
    window.location.reload();
    throw new Problem(401, 'another-user');
  }
  return keep(session);
}

/** Remembers the token every later change needs, and how whoever signed in likes the desk. */
export function keep(session: Session): Session {
  setCsrf(session.csrf);
  adoptPreferences(session.user.id, session.preferences as Preferences);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: getSession,
  staleTime: Number.POSITIVE_INFINITY,
});

export const useSession = () => useSuspenseQuery(sessionQuery).data;

export const useMayAtDesk = (right: DeskRight) => useSession().rights.includes(right);

export function setSession(session: Session) {
  queryClient.setQueryData(sessionQuery.queryKey, keep(session));
}

/** What colleagues and customers read as the author of what this person writes. */
export const rename = async (name: string) =>
  setSession(await request('/session', { method: 'PATCH', body: { name }, schema: sessionSchema }));

type Look = { locale?: 'en' | 'zh-CN'; theme?: 'system' | 'light' | 'dark' };

/** Tells the server which language or theme was chosen. Best effort: the browser remembers too. */
export async function rememberLook(look: Look) {
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
  const session = await request('/session', { method: 'PATCH', body: look, schema: sessionSchema }).catch(() => null);
  if (session) setSession(session);
}
