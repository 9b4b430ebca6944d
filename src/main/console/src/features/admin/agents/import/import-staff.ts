import type * as zod from 'zod/mini';
import { api, csrfHeaders, readProblem } from '@/lib/http';
import { listOf, z } from '@/lib/schema';
import { useStaffChange } from '../api/use-staff-change';
import { sentSchema } from '../staff';

const lineSchema = z.object({
  line: z.number(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['agent', 'supervisor', 'admin']),
  teams: z.array(z.string()),
  locale: z.string(),
  errors: z.array(z.enum(['email', 'twice', 'agent-exists', 'name', 'role', 'team', 'language'])),
});
export type StaffLine = zod.infer<typeof lineSchema>;

const linesSchema = listOf(lineSchema);
const allSentSchema = listOf(sentSchema);

/** As it is on the disk: only the server can tell in which charset that is. */
async function post<T>(path: string, file: File, schema: zod.ZodMiniType<T>): Promise<T> {
  const response = await fetch(api(path), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'text/csv', ...csrfHeaders() },
    body: file,
  });
  if (!response.ok) throw await readProblem(response);
  return schema.parse(await response.json());
}

/** What the list says, line by line; nothing is kept of it. */
export const usePreview = () =>
  useStaffChange(async (file: File) => (await post('/staff:preview', file, linesSchema)).items);

/** Invites everybody in it, or nobody. */
export const useImport = () =>
  useStaffChange(async (file: File) => (await post('/staff:import', file, allSentSchema)).items);
