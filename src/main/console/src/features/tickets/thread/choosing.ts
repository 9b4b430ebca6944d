import { createContext, useContext } from 'react';

/** Which messages have been chosen to become a ticket of their own; null while nobody chooses. */
export type Choosing = { chosen: ReadonlySet<string>; toggle: (message: string) => void };

export const ChoosingContext = createContext<Choosing | null>(null);
export const useChoosing = () => useContext(ChoosingContext);
