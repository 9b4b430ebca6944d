import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: orNull(z.array(z.string())),
  createdAt: z.string(),
  expiresAt: orNull(z.string()),
  lastUsedAt: orNull(z.string()),
  owner: z.object({ id: z.string(), name: z.string() }),
});
export type ApiToken = z.infer<typeof tokenSchema>;

const tokensSchema = listOf(tokenSchema);
const issuedSchema = z.object({ id: z.string(), token: z.string() });

export const SCOPES = ['inbound', 'read', 'write'] as const;

/** One's own, or everybody's. */
const tokensQuery = (all: boolean) =>
  queryOptions({
    queryKey: ['api-tokens', all],
    queryFn: async ({ signal }) =>
      (await request(`/api-tokens${all ? '?all=true' : ''}`, { schema: tokensSchema, signal })).items,
    staleTime: 0,
  });

export const useTokens = (all: boolean) => useQuery(tokensQuery(all));

function useTokenChange<Form, Answer>(change: (form: Form) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['api-tokens'] }),
  });
}

type NewToken = { name: string; scopes: string[] | null; expiresAt: string | null };

/** The token itself is in this answer and nowhere else, ever. */
export const useCreateToken = () =>
  useTokenChange((body: NewToken) => request('/api-tokens', { method: 'POST', body, schema: issuedSchema }));

export const useRevokeToken = (id: string) => useTokenChange(() => request(`/api-tokens/${id}`, { method: 'DELETE' }));
