import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { alwaysSeen, RIGHTS, toggled } from './role-rights';
import styles from './roles.module.css';

type Props = {
  scope: string;
  name: string;
  hint?: string;
  /** Whether it is one team, which may have its own or what every team has. */
  team?: boolean;
  rights: string[];
  inherited: boolean;
  onChange: (rights: string[] | null) => void;
};

export function RightsRow({ scope, name, hint, team = false, rights, inherited, onChange }: Props) {
  const { t } = useTranslation('rights');
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>{name}</span>
        {hint && <p>{hint}</p>}
        {team && (
          <p>
            {inherited ? t('inherited') : t('own')}
            {!inherited && (
              <Button small look="quiet" aria-label={t('resetNamed', { team: name })} onClick={() => onChange(null)}>
                {t('reset')}
              </Button>
            )}
          </p>
        )}
      </th>
      {RIGHTS.map((right) => (
        <td key={right}>
          <input
            type="checkbox"
            aria-label={t('cell', { scope: name, right: t(`right.${right}`) })}
            checked={rights.includes(right)}
            disabled={right === 'see' && alwaysSeen(scope)}
            onChange={(event) => onChange(toggled(rights, right, event.target.checked))}
          />
        </td>
      ))}
    </tr>
  );
}
