import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const EVERY = 10_000;

/** Tells screen readers what has come in, in one sentence and at most every ten seconds. */
export function QueueAnnouncer({ fresh }: { fresh: number }) {
  const { t } = useTranslation('queue');
  const [said, setSaid] = useState('');
  const latest = useRef(fresh);
  latest.current = fresh;
  useEffect(() => {
    let before = 0;
    const timer = setInterval(() => {
      if (latest.current > before) setSaid(t('announce', { count: latest.current }));
      before = latest.current;
    }, EVERY);
    return () => clearInterval(timer);
  }, [t]);
  return (
    <p role="status" className="visually-hidden">
      {said}
    </p>
  );
}
