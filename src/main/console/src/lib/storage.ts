/** localStorage that may be full or forbidden: reading then finds nothing, writing does nothing. */
const name = (key: string) => `tributary.${key}`;

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(name(key));
  } catch {
    return null;
  }
}

/** What is kept under names that begin so. */
export function recallAll(prefix: string): [key: string, value: string][] {
  try {
    return Object.entries(localStorage)
      .filter(([key]) => key.startsWith(name(prefix)))
      .map(([key, value]) => [key.slice(name('').length), value]);
  } catch {
    return [];
  }
}

export function remember(key: string, value: string | null) {
  try {
    if (value === null) localStorage.removeItem(name(key));
    else localStorage.setItem(name(key), value);
  } catch {
    // Nothing to be done: the page works without.
  }
}
