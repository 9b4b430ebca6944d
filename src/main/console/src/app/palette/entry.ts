import type { Searchable } from './rank';

export type Section = 'recent' | 'commands' | 'go' | 'look';

/** A line of the palette. */
export type Entry = {
  id: string;
  section: Section | 'choose';
  label: string;
  search: Searchable;
  keys?: string;
  current?: boolean;
  run: () => void;
};
