import { useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { presetSchema } from '../mailbox';

export const usePresets = () =>
  useQuery({
    queryKey: ['mailbox-presets'],
    queryFn: async () => (await request('/channel-accounts/presets', { schema: listOf(presetSchema) })).items,
    staleTime: Number.POSITIVE_INFINITY,
  }).data ?? [];
