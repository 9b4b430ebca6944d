import { useEffect } from 'react';

const parts = { title: '', count: 0 };

function show() {
  const name = parts.title ? `${parts.title} – Tributary` : 'Tributary';
  document.title = parts.count > 0 ? `(${parts.count}) ${name}` : name;
}

export function usePageTitle(title: string) {
  useEffect(() => {
    parts.title = title;
    show();
  }, [title]);
}

/** How many tickets ask for this person's attention, in front of every title. */
export function useTitleCount(count: number) {
  useEffect(() => {
    parts.count = count;
    show();
    return () => {
      parts.count = 0;
    };
  }, [count]);
}
