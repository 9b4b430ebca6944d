import { Problem } from '@/lib/http';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import rows from './rows.module.css';
import styles from './save-bar.module.css';

type Props = {
  changed: boolean;
  save: { error: Error | null; isPending: boolean };
  texts: { save: string; discard: string; look: string; meanwhile: string; status: string };
  refusal: (error: Error) => string;
  onSave: () => void;
  onDiscard: () => void;
};

/** It stays in sight while there is something to save, and says so if somebody else saved meanwhile. */
export function SaveBar({ changed, save, texts, refusal, onSave, onDiscard }: Props) {
  const stale = save.error instanceof Problem && save.error.code === 'changed-meanwhile';
  return (
    <div className={styles.bar}>
      {save.error && (
        <Notice
          tone={stale ? 'warn' : 'danger'}
          alert
          actions={
            stale && (
              <Button small onClick={onDiscard}>
                {texts.look}
              </Button>
            )
          }
        >
          {stale ? texts.meanwhile : refusal(save.error)}
        </Notice>
      )}
      <div className={rows.buttons}>
        <Button look="primary" disabled={!changed || save.isPending} onClick={onSave}>
          {texts.save}
        </Button>
        <Button disabled={!changed || save.isPending} onClick={onDiscard}>
          {texts.discard}
        </Button>
        <span role="status" className={rows.meta}>
          {texts.status}
        </span>
      </div>
    </div>
  );
}
