import { useTranslation } from 'react-i18next';
import { useCommand, useKeyHint } from '@/lib/commands';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { type Bulk, bulkStore, undoBulk } from './bulk';
import styles from './bulk.module.css';

/** No more reasons than these are written out. */
const MOST_NAMED = 20;

/** What came of a change to many tickets, by number and reason, and the way back. */
export function BulkNotice({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation('bulk');
  const hint = useKeyHint();
  const text = useProblemText();
  const { state, done, total, failed, stopped } = bulk;
  const busy = state === 'changing' || state === 'undoing';
  const canUndo = state === 'changed' && done > failed.length;
  useCommand('undo', canUndo && (() => void undoBulk()));
  const well = done - failed.length;
  const kept = Math.max(0, failed.length - MOST_NAMED);
  return (
    <div className={styles.notice}>
      <Notice
        tone={failed.length > 0 || stopped ? 'warn' : undefined}
        actions={
          !busy && (
            <>
              {canUndo && (
                <Button small title={hint(t('undo'), 'undo')} onClick={() => void undoBulk()}>
                  {t('undo')}
                </Button>
              )}
              <Button small look="quiet" onClick={() => bulkStore.set(null)}>
                {t('dismiss')}
              </Button>
            </>
          )
        }
      >
        {busy ? (
          <p>
            {t(state, { count: done })}{' '}
            {total !== null && <progress value={done} max={Math.max(1, total)} aria-label={t('progress')} />}
          </p>
        ) : (
          <p>{t(state, { count: well })}</p>
        )}
        {stopped && <p>{t('stopped', { reason: text(stopped) })}</p>}
        {failed.length > 0 && (
          <>
            <p>{t(state === 'undone' || state === 'undoing' ? 'notUndone' : 'failed', { count: failed.length })}</p>
            <ul className={styles.failed}>
              {failed.slice(0, MOST_NAMED).map(({ number, code }) => (
                <li key={number}>{t('reason', { number, reason: text(new Problem(409, code)) })}</li>
              ))}
              {kept > 0 && <li>{t('more', { count: kept })}</li>}
            </ul>
          </>
        )}
      </Notice>
    </div>
  );
}
