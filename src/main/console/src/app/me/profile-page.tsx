import { useTranslation } from 'react-i18next';
import { NotificationMatrix } from '@/features/notifications/matrix';
import { setPreference, usePreference } from '@/lib/preferences';
import { DisplaySwitches } from '@/ui/display-switches';
import { SelectField } from '@/ui/fields';
import styles from './me.module.css';
import { NameForm } from './name-form';
import { ZoneField } from './zone-field';

const HOLDS = [0, 5, 8, 30] as const;

/** What one is called, how the desk looks, how long a reply can be taken back, what one is told of. */
export function ProfilePage() {
  const { t } = useTranslation('me');
  const { t: tc } = useTranslation();
  const hold = usePreference('holdSeconds') ?? 8;
  const chooseHold = (value: string) => {
    const seconds = HOLDS.find((each) => String(each) === value);
    if (seconds !== undefined) void setPreference('holdSeconds', seconds).catch(() => {});
  };
  return (
    <>
      <section className={styles.card}>
        <h2>{t('profile.name')}</h2>
        <NameForm />
      </section>
      <section className={styles.card}>
        <h2>{tc('user.display')}</h2>
        <div className={styles.row}>
          <DisplaySwitches />
        </div>
        <ZoneField />
      </section>
      <section className={styles.card}>
        <h2>{t('sending.title')}</h2>
        <SelectField
          label={t('sending.hold')}
          hint={t('sending.holdHint')}
          value={String(hold)}
          options={HOLDS.map((each) => [
            String(each),
            each === 0 ? t('sending.atOnce') : t('sending.seconds', { count: each }),
          ])}
          onChange={chooseHold}
        />
      </section>
      <section className={styles.card}>
        <NotificationMatrix />
      </section>
    </>
  );
}
