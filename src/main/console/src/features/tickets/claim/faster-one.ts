import { Problem } from '@/lib/http';
import { z } from '@/lib/schema';

const schema = z.object({ assignee: z.object({ id: z.string(), name: z.string() }) });

/** Who had taken the ticket already, if that is why it was refused. */
export function fasterOne(error: unknown) {
  if (!(error instanceof Problem) || error.code !== 'already-assigned') return null;
  return schema.safeParse(error.params).data?.assignee ?? null;
}
