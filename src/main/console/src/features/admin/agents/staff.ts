import { orNull, z } from '@/lib/schema';

export const staffMemberSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  pinyin: orNull(z.string()),
  role: z.enum(['agent', 'supervisor', 'admin']),
  locale: z.string(),
  state: z.enum(['invited', 'active', 'disabled']),
  teams: z.array(z.object({ id: z.string(), lead: z.boolean() })),
  lastSeenAt: orNull(z.string()),
  mail: orNull(z.enum(['waiting', 'sent', 'failed'])),
  linkUntil: orNull(z.string()),
});

export type StaffMember = z.infer<typeof staffMemberSchema>;

/** A link to come in with, shown this once; `mailed`: it is on its way by mail too. */
export const sentSchema = z.object({ id: z.string(), link: z.string(), mailed: z.boolean() });
export type Sent = z.infer<typeof sentSchema>;
