import { useTranslation } from 'react-i18next';
import { CheckField } from '@/ui/fields';
import { DESK_RIGHTS } from './role-rights';
import styles from './roles.module.css';

/** What a role may do besides working on the tickets there are. */
export function DeskRights({ rights, onChange }: { rights: string[]; onChange: (rights: string[]) => void }) {
  const { t } = useTranslation('rights');
  return (
    <section className={styles.section} aria-labelledby="desk-rights">
      <h2 id="desk-rights">{t('desk')}</h2>
      {DESK_RIGHTS.map((right) => (
        <CheckField
          key={right}
          label={t(`atDesk.${right}`)}
          hint={t(`deskHint.${right}`)}
          checked={rights.includes(right)}
          onChange={(event) =>
            onChange(DESK_RIGHTS.filter((each) => (each === right ? event.target.checked : rights.includes(each))))
          }
        />
      ))}
    </section>
  );
}
