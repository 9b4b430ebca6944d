import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { applyLocale } from '@/lib/i18n/i18n';
import { type Session, sessionSchema, setSession } from '@/lib/session';
import { sessionExpiry } from '@/lib/session-expiry';
import { applyTheme } from '@/lib/theme';
import { signInWithPasskey } from './passkey/passkey';

export type Credentials = { email: string; password: string; code?: string };

export const signIn = (credentials: Credentials) =>
  request('/session', { method: 'POST', body: credentials, schema: sessionSchema });

/** Shows the desk the way this person likes it. */
async function enter(session: Session) {
  setSession(session);
  sessionExpiry.set(false);
  applyTheme(session.user.theme);
  await applyLocale(session.user.locale);
}

export const useSignIn = () => useMutation({ mutationFn: signIn, onSuccess: enter });

export const usePasskeySignIn = () => useMutation({ mutationFn: signInWithPasskey, onSuccess: enter });
