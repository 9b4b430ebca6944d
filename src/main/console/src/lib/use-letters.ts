import { useSyncExternalStore } from 'react';

function onResize(tell: () => void) {
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
}

const letters = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

/** How much larger than usual this reader wants letters: for what has to be measured in pixels and holds them. */
export const useLetters = () => useSyncExternalStore(onResize, letters);
