import { useMutation } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { api, csrfHeaders, Problem, readProblem } from '@/lib/http';
import { orNull, z } from '@/lib/schema';
import { daySchema } from './calendars';

const readSchema = z.object({
  days: z.array(daySchema),
  skipped: z.number(),
  endsOn: orNull(z.string()),
  source: orNull(z.string()),
});

/** `endsOn` and `source` as the calendar would have them then. */
export type ReadDays = zod.infer<typeof readSchema>;

/** What a file says of days, as it is on the disk; nothing of it is kept. 400 `import-unreadable` with the `line`. */
export const useReadDays = (id: string) =>
  useMutation({
    mutationFn: async (file: File) => {
      const response = await fetch(api(`/sla/calendars/${id}/import?dryRun=true`), {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/octet-stream', ...csrfHeaders() },
        body: file,
      }).catch(() => {
        throw new Problem(0, 'network');
      });
      if (!response.ok) throw await readProblem(response);
      return readSchema.parse(await response.json());
    },
  });
