import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

export const organisationSchema = z.object({
  id: z.string(),
  name: z.string(),
  domains: z.array(z.string()),
  tier: orNull(z.string()),
  calendar: orNull(z.string()),
  customers: z.number(),
  rev: z.number(),
});

export type Organisation = zod.infer<typeof organisationSchema>;
export type OrganisationSheet = Pick<Organisation, 'name' | 'domains' | 'tier' | 'calendar'>;

const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async ({ signal }) =>
    (await request('/organisations', { schema: listOf(organisationSchema), signal })).items,
  staleTime: 0,
});

/** The houses our customers work for, by name. */
export const useOrganisations = () => useQuery(organisationsQuery);

const tiersQuery = queryOptions({
  queryKey: ['organisations', 'tiers'],
  queryFn: async ({ signal }) => (await request('/organisations/tiers', { schema: listOf(z.string()), signal })).items,
});

/** What somebody can be to us, the least first. */
export const useTiers = () => useQuery(tiersQuery).data ?? [];

/** Adds one, or changes the one given. 409 `organisation-exists`, `domain-taken`; 412 `changed-meanwhile`. */
export function useSaveOrganisation(organisation: Organisation | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OrganisationSheet) =>
      organisation === null
        ? request('/organisations', { method: 'POST', body })
        : request(`/organisations/${organisation.id}`, {
            method: 'PUT',
            body,
            headers: { 'If-Match': `"${organisation.rev}"` },
          }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: organisationsQuery.queryKey }),
        client.invalidateQueries({ queryKey: ['customers'] }),
      ]),
  });
}
