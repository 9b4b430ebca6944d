import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { makeRouter } from '@/app/router';
import { onRefusal } from '@/lib/http';
import { queryClient } from '@/lib/query-client';
import { getSession, sessionQuery } from '@/lib/session';
import { sessionExpiry } from '@/lib/session-expiry';
import { fakeSockets } from './fake-socket';

/** Opens the console at an address, as a browser would. */
export function openDesk(path: string) {
  fakeSockets();
  onRefusal({
    unauthenticated: () => {
      if (queryClient.getQueryData(sessionQuery.queryKey)) sessionExpiry.set(true);
    },
    renewCsrf: async () => void (await getSession()),
  });
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never }), router };
}
