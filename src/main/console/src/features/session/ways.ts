import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';

const waysSchema = z.object({ providers: z.array(z.object({ name: z.string(), href: z.string() })) });

/** Where else one can sign in. */
export const waysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: () => request('/session/ways', { schema: waysSchema }),
  staleTime: Number.POSITIVE_INFINITY,
});
