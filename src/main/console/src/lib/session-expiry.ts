import { useSyncExternalStore } from 'react';
import { toggleStore } from './store';

/** Whether the session ended under our feet; the page stays and asks to sign in again. */
export const sessionExpiry = toggleStore();

export const useSessionExpired = () => useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.get);
