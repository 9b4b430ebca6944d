import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: orNull(z.string()),
});
export type Passkey = z.infer<typeof passkeySchema>;

const passkeysSchema = listOf(passkeySchema);

/** Oldest first. */
export const passkeysQuery = queryOptions({
  queryKey: ['me', 'passkeys'],
  queryFn: async () => (await request('/me/passkeys', { schema: passkeysSchema })).items,
});

export const removePasskey = (id: string) => request(`/me/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE' });
