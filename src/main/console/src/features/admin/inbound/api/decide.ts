import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem, request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';
import { inboundSchema } from '../inbound';

export type Decision = 'release' | 'replay' | 'delete';

/** `code` of what was in the way, null if it was done. */
export type Outcome = { id: string; code: string | null; ticket: number | null };

/** The server takes so many at once. */
const AT_ONCE = 200;

const outcomesSchema = listOf(z.object({ id: z.string(), code: orNull(z.string()) }));

function codeOf(error: unknown) {
  if (error instanceof Problem) return error.code;
  throw error;
}

async function release(id: string): Promise<Outcome> {
  try {
    const { ticket } = await request(`/inbound/${id}/release`, { method: 'POST', schema: inboundSchema });
    return { id, code: null, ticket };
  } catch (error) {
    return { id, code: codeOf(error), ticket: null };
  }
}

async function several(path: string, ids: string[]): Promise<Outcome[]> {
  try {
    const { items } = await request(path, { method: 'POST', body: { ids }, schema: outcomesSchema });
    return items.map((each) => ({ ...each, ticket: null }));
  } catch (error) {
    const code = codeOf(error);
    return ids.map((id) => ({ id, code, ticket: null }));
  }
}

async function decide(how: Decision, ids: string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  if (how === 'release') {
    // One after another: each of them opens or joins a ticket before it answers.
    for (const id of ids) outcomes.push(await release(id));
    return outcomes;
  }
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    outcomes.push(...(await several(`/inbound:${how}`, ids.slice(from, from + AT_ONCE))));
  }
  return outcomes;
}

/** Decides about each of these mails; what became of each is in the answer, and a refusal is no error. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ how, ids }: { how: Decision; ids: string[] }) => ({ how, outcomes: await decide(how, ids) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbound'] }),
  });
}
