import { request } from '@/lib/http';

/** Counts that it was put into an answer; best effort. */
export const countUse = (id: string) => request(`/canned-answers/${id}/uses`, { method: 'POST' }).catch(() => {});
