import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import type * as zod from 'zod/mini';
import { api, csrfHeaders, Problem, readProblem } from '@/lib/http';
import { z } from '@/lib/schema';
import { useAskAgain, versionSchema } from './workflows';

/** The most the server takes. */
export const LIMIT_BYTES = 512 * 1024;

const findingSchema = z.object({
  element: z.string(),
  reason: z.string(),
  /** From 1; 0 where it is not one line's fault. */
  line: z.number(),
  /** In the reader's language. */
  words: z.string(),
});
export type Finding = zod.infer<typeof findingSchema>;

const refusalSchema = z.object({ findings: z.array(findingSchema) });

/** Why a file was refused; none if that was for something else. */
export function findingsOf(error: unknown): Finding[] {
  if (!(error instanceof Problem) || error.code !== 'process-refused') return [];
  const read = refusalSchema.safeParse(error.params);
  return read.success ? read.data.findings : [];
}

/** A file as it is on the disk; what is too large is not even sent. 422 `process-refused` with the findings. */
export const useUpload = (key: string) => {
  const ask = useAskAgain();
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > LIMIT_BYTES) throw new Problem(413, 'too-large', { limitBytes: LIMIT_BYTES });
      const response = await fetch(api(`/sla/processes/${encodeURIComponent(key)}`), {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/xml', 'Accept-Language': i18next.language, ...csrfHeaders() },
        body: file,
      }).catch(() => {
        throw new Problem(0, 'network');
      });
      if (!response.ok) throw await readProblem(response);
      return versionSchema.parse(await response.json());
    },
    onSuccess: ask,
  });
};
