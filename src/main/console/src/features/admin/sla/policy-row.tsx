import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '@/ui/button';
import { classes } from '@/ui/classes';
import { FormError } from '@/ui/field';
import { Icon } from '@/ui/icon';
import rows from '../rows.module.css';
import { useChangePolicy } from './api/policies';
import { OLDER } from './migration/migration';
import { Overlaps } from './overlaps';
import type { Policy } from './policy';
import styles from './sla.module.css';
import { usePolicyWords, useSpanText } from './use-policy-words';
import { useRefusal } from './use-refusal';

type Props = {
  policy: Policy;
  all: Policy[];
  index: number;
  /** How many open tickets stand under something older. */
  older: number;
  busy: boolean;
  focused: boolean;
  onMove: (to: number) => void;
};

const focus = (element: HTMLElement | null) => element?.focus();

export function PolicyRow({ policy, all, index, older, busy, focused, onMove }: Props) {
  const { t } = useTranslation('policies');
  const { t: tm } = useTranslation('migration');
  const { conditionLines } = usePolicyWords();
  const spans = useSpanText();
  const change = useChangePolicy();
  const refusal = useRefusal();
  const { id, name, active, version } = policy;
  const turn = () => {
    if (!change.isPending) change.mutate({ id, version, patch: { active: !active } });
  };
  const conditions = conditionLines(policy.conditions);
  const promises = spans(policy);
  return (
    <li className={rows.row}>
      <div className={styles.rank}>
        <Move name="arrowUp" label={t('up', { name })} off={busy || index === 0} onClick={() => onMove(index - 1)} />
        <span aria-hidden="true">{index + 1}</span>
        <Move
          name="arrowDown"
          label={t('down', { name })}
          off={busy || index === all.length - 1}
          onClick={() => onMove(index + 1)}
        />
      </div>
      <div className={rows.mail}>
        <h2 className={styles.name}>
          {name} <span className={classes(styles.chip, active && styles.active)}>{t(active ? 'on' : 'off')}</span>
        </h2>
        <p>{conditions.length > 0 ? conditions.join(t('semicolon')) : t('everybody')}</p>
        <p className={rows.meta}>{promises.length > 0 ? promises.join(t('semicolon')) : t('nothing')}</p>
        <Overlaps policy={policy} all={all} />
        {older > 0 && (
          <p>
            <Link to="/admin/sla/$id" params={{ id }} hash={OLDER}>
              {tm('older', { count: older })}
            </Link>
          </p>
        )}
        {change.error && <FormError>{refusal(change.error)}</FormError>}
      </div>
      <div className={rows.buttons}>
        <Button
          small
          aria-label={t(active ? 'turnOff' : 'turnOn', { name })}
          aria-disabled={change.isPending}
          onClick={turn}
        >
          {t(active ? 'turnOffShort' : 'turnOnShort')}
        </Button>
        <Link
          to="/admin/sla/$id"
          params={{ id }}
          ref={focused ? focus : undefined}
          className={buttonClass({ small: true })}
          aria-label={t('changeNamed', { name })}
        >
          {t('change')}
        </Link>
      </div>
    </li>
  );
}

type MoveProps = { name: 'arrowUp' | 'arrowDown'; label: string; off: boolean; onClick: () => void };

/** Not disabled where there is nowhere to go: whoever moves by key would lose their place. */
const Move = ({ name, label, off, onClick }: MoveProps) => (
  <Button small icon look="quiet" aria-label={label} aria-disabled={off} onClick={() => !off && onClick()}>
    <Icon name={name} />
  </Button>
);
