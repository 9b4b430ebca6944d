import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';

const PATH = '/me/one-time-codes';

const stateSchema = z.object({ active: z.boolean(), recoveryCodesLeft: z.number() });

/** Whether an authenticator app is asked for at sign-in. */
export const oneTimeCodesQuery = queryOptions({
  queryKey: ['me', 'one-time-codes'],
  queryFn: () => request(PATH, { schema: stateSchema }),
});

const enrolmentSchema = z.object({ secret: z.string(), uri: z.string(), qr: z.string(), size: z.number() });
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** A new secret; nothing is asked for until a code of it was given. */
export const enrol = () => request(PATH, { method: 'POST', schema: enrolmentSchema });

const recoverySchema = z.object({ recoveryCodes: z.array(z.string()) });

/** Answers with the recovery codes, which are shown this once. */
export const confirmCode = (code: string) =>
  request(`${PATH}/confirm`, { method: 'POST', body: { code }, schema: recoverySchema });

export const renewRecoveryCodes = () => request(`${PATH}/recovery-codes`, { method: 'POST', schema: recoverySchema });

export const switchOff = () => request(PATH, { method: 'DELETE' });
