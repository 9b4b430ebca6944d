import { orNull, z } from '@/lib/schema';

const serverSchema = z.object({
  protocol: z.optional(z.enum(['imap', 'pop3', 'none'])),
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string(),
});

const healthSchema = z.object({
  state: z.enum(['ok', 'starting', 'failing', 'disabled']),
  code: orNull(z.string()),
  error: orNull(z.string()),
  lastMailAt: orNull(z.string()),
  archive: orNull(z.object({ done: z.number(), total: z.number() })),
  sending: orNull(
    z.object({
      since: z.string(),
      code: orNull(z.string()),
      failure: orNull(z.string()),
      error: z.string(),
      nextTryAt: z.string(),
    }),
  ),
  skipped: z.array(z.object({ uid: z.number(), reason: z.string(), at: z.string() })),
});

/** A mailbox as the server tells of it; it never tells what one signs in with. */
export const mailboxSchema = z.object({
  key: z.string(),
  connector: z.string(),
  name: z.string(),
  address: z.string(),
  aliases: z.array(z.string()),
  team: orNull(z.string()),
  enabled: z.boolean(),
  receive: serverSchema,
  send: serverSchema,
  signIn: z.object({
    kind: z.enum(['password', 'oauth2']),
    provider: orNull(z.enum(['microsoft', 'google'])),
    clientId: orNull(z.string()),
    tenant: orNull(z.string()),
    secretSet: z.boolean(),
  }),
  signature: z.record(z.string(), z.string()),
  acknowledge: z.boolean(),
  askSatisfaction: z.boolean(),
  signedAddress: z.boolean(),
  authservId: orNull(z.string()),
  start: z.object({ mode: z.enum(['now', 'days', 'archive']), days: orNull(z.number()) }),
  pollSeconds: z.number(),
  health: healthSchema,
});

export type Mailbox = z.infer<typeof mailboxSchema>;

export const presetSchema = z.object({
  key: z.string(),
  name: z.string(),
  domains: z.array(z.string()),
  oauth: orNull(z.enum(['microsoft', 'google'])),
  receive: z.object({ protocol: z.enum(['imap', 'pop3']), host: z.string(), port: z.number(), security: z.string() }),
  send: z.object({ host: z.string(), port: z.number(), security: z.string() }),
  hint: z.record(z.string(), z.string()),
});

export type Preset = z.infer<typeof presetSchema>;

export const trialSchema = z.object({
  receive: z.object({ ok: z.boolean(), code: orNull(z.string()), error: orNull(z.string()) }),
  send: z.object({ ok: z.boolean(), code: orNull(z.string()), error: orNull(z.string()) }),
});

export type Trial = z.infer<typeof trialSchema>;
