import { request } from '@/lib/http';
import { feedPageSchema } from './frame';

/** Everything since a position that this session may see; 410 `feed-expired` when that is too long ago. */
export const getFeed = (since: number) => request(`/feed?since=${since}&limit=500`, { schema: feedPageSchema });
