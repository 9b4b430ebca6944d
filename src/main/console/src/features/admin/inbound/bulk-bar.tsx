import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import styles from '../rows.module.css';
import type { Decision } from './api/decide';

type Props = {
  state: 'quarantined' | 'parked';
  all: readonly string[];
  chosen: readonly string[];
  busy: boolean;
  onChoose: (ids: string[]) => void;
  onDecide: (how: Decision, ids: string[]) => void;
  onDelete: () => void;
};

/** All that is shown at once, or those that are ticked. */
export function BulkBar({ state, all, chosen, busy, onChoose, onDecide, onDelete }: Props) {
  const { t } = useTranslation('inbound');
  const how = state === 'quarantined' ? 'release' : 'replay';
  const some = chosen.length > 0;
  return (
    <div className={styles.bulk}>
      <label className={styles.chooseAll}>
        <input
          type="checkbox"
          checked={some && chosen.length === all.length}
          ref={(box) => {
            if (box) box.indeterminate = some && chosen.length < all.length;
          }}
          onChange={(event) => onChoose(event.target.checked ? [...all] : [])}
        />
        {some ? t('chosen', { count: chosen.length }) : t('chooseAll')}
      </label>
      {some && (
        <>
          <Button small disabled={busy} onClick={() => onDecide(how, [...chosen])}>
            {t(how)}
          </Button>
          <Button small disabled={busy} onClick={onDelete}>
            {t('delete')}
          </Button>
        </>
      )}
    </div>
  );
}
