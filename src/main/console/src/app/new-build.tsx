import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/live/live-context';
import { Button } from '@/ui/button';
import styles from './shell.module.css';

const ENTRY = /<script[^>]*type="module"[^>]*src="([^"]+)"/;

/** What the page's own script is called: it holds the hash of its contents. */
const running = () => document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;

async function served() {
  const answer = await fetch('/login', { cache: 'no-cache', credentials: 'same-origin' });
  return answer.ok ? (ENTRY.exec(await answer.text())?.[1] ?? null) : null;
}

const isWriting = () => [...document.querySelectorAll('textarea')].some((field) => field.value.trim() !== '');

/** A server that comes back may be a newer one. The page is loaded again when its user says so, and never over a draft. */
export function NewBuild() {
  const { t } = useTranslation();
  const { connection } = useLive();
  const [fresh, setFresh] = useState(false);
  const [writing, setWriting] = useState(false);
  useEffect(() => {
    let up = connection.get().up;
    return connection.subscribe(() => {
      const back = connection.get().up && !up;
      up = connection.get().up;
      const mine = running();
      if (!back || mine === null) return;
      void served().then(
        (theirs) => setFresh(theirs !== null && theirs !== mine),
        () => {},
      );
    });
  }, [connection]);
  const load = () => {
    if (isWriting()) setWriting(true);
    else window.location.reload();
  };
  return (
    <div role="status">
      {fresh && (
        <p className={styles.banner}>
          {t(writing ? 'newBuild.writing' : 'newBuild.there')}{' '}
          <Button small onClick={load}>
            {t('newBuild.load')}
          </Button>
        </p>
      )}
    </div>
  );
}
