import { QueryClient } from '@tanstack/react-query';
import { Problem } from './http';

const worthAnotherTry = (error: Error) => error instanceof Problem && (error.isNetwork || error.status >= 502);

/** The live feed says what changed, so nothing is fetched again for focus or reconnection alone. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (count, error) => count < 2 && worthAnotherTry(error),
      retryDelay: (attempt) => Math.min(4000, 500 * 2 ** attempt),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
