import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { staffMemberSchema } from '../staff';

const staffSchema = listOf(staffMemberSchema);

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async ({ signal }) => (await request('/staff', { schema: staffSchema, signal })).items,
  staleTime: 0,
  // A letter on its way arrives or fails within moments.
  refetchInterval: ({ state }) => (state.data?.some((each) => each.mail === 'waiting') ? 2000 : false),
});

export const useStaff = () => useQuery(staffQuery);
