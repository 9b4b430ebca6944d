import { useState } from 'react';
import { useInboundCounts } from './api/count-inbound';
import type { List } from './inbound';

/** Whether more have come in than the list shows that was loaded then: it is not changed under anybody's hands. */
export function useNewer(state: List, loadedAt: number) {
  const counts = useInboundCounts();
  const now = state === 'quarantined' || state === 'parked' ? (counts?.[state] ?? null) : null;
  const [then, setThen] = useState({ loadedAt, count: now });
  const fewer = now !== null && then.count !== null && now < then.count;
  if (then.loadedAt !== loadedAt || (then.count === null && now !== null) || fewer) setThen({ loadedAt, count: now });
  return now !== null && then.count !== null && now > then.count;
}
