import { useMemo, useSyncExternalStore } from 'react';
import { useSession } from '@/lib/session';
import { useLive } from '@/live/live-context';

/** Who else is at the open ticket, the busiest first. */
export function useColleagues() {
  const { here } = useLive().presence;
  const everybody = useSyncExternalStore(here.subscribe, here.get);
  const { user } = useSession();
  return useMemo(() => everybody.filter((one) => one.id !== user.id), [everybody, user.id]);
}
