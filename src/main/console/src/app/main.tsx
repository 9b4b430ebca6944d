import '@/ui/tokens.css';
import '@/ui/base.css';
import { createRoot } from 'react-dom/client';
import { listenForCommands } from '@/lib/commands';
import { onDate, onRefusal } from '@/lib/http';
import { firstLocale, startI18n } from '@/lib/i18n/i18n';
import { watchComposition } from '@/lib/ime';
import { queryClient } from '@/lib/query-client';
import { getSession, sessionQuery } from '@/lib/session';
import { sessionExpiry } from '@/lib/session-expiry';
import { guessServerTime } from '@/live/clock';
import { App } from './app';

onRefusal({
  unauthenticated: () => {
    if (queryClient.getQueryData(sessionQuery.queryKey)) sessionExpiry.set(true);
  },
  renewCsrf: async () => void (await getSession()),
});

onDate(guessServerTime);
watchComposition();
listenForCommands();

await startI18n(firstLocale());
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
