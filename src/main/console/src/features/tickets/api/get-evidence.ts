import { useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

/** What was looked at to find a message its ticket, and what came of it. */
const evidenceSchema = z.object({
  threading: z._default(
    z.array(z.object({ kind: z.string(), ticket: orNull(z.number()), as: orNull(z.string()), verdict: z.string() })),
    [],
  ),
  authentication: orNull(z.object({ result: z.string(), by: z.string() })),
  automatic: orNull(z.string()),
  spam: orNull(z.string()),
  via: orNull(z.string()),
  reopened: orNull(z.boolean()),
  thanks: orNull(z.boolean()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const evidenceListSchema = listOf(z.object({ message: z.string(), evidence: evidenceSchema }));

/** The evidence of every message of a ticket; asked for once somebody wonders. */
export const useEvidence = (number: number, enabled: boolean) =>
  useQuery({
    queryKey: ['evidence', number],
    queryFn: async ({ signal }) =>
      (await request(`/tickets/${number}/thread-evidence`, { schema: evidenceListSchema, signal })).items,
    enabled,
  });
