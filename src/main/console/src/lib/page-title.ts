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

/** How much this person is told of and has not read, in front of every title. */
export function useTitleCount(count: number) {
  useEffect(() => {
    parts.count = count;
    show();
    return () => {
      parts.count = 0;
    };
  }, [count]);
}
