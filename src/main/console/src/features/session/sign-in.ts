import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { applyLocale } from '@/lib/i18n/i18n';
import { sessionSchema, setSession } from '@/lib/session';
import { sessionExpiry } from '@/lib/session-expiry';
import { applyTheme } from '@/lib/theme';

export type Credentials = { email: string; password: string };

export const signIn = (credentials: Credentials) =>
  request('/session', { method: 'POST', body: credentials, schema: sessionSchema });

/** Signs in and shows the desk the way this person likes it. */
export const useSignIn = () =>
  useMutation({
    mutationFn: signIn,
    onSuccess: async (session) => {
      setSession(session);
      sessionExpiry.set(false);
      applyTheme(session.user.theme);
      await applyLocale(session.user.locale);
    },
  });
