import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/ui/avatar';
import { classes } from '@/ui/classes';
import { ColleaguesAnnouncer } from './colleagues-announcer';
import styles from './presence.module.css';
import { useColleagues } from './use-colleagues';

const MOST_SHOWN = 3;

/** "Marc is typing · Priya is viewing", beside the title: it must not move what is below. */
export function Colleagues() {
  const { t } = useTranslation('presence');
  const colleagues = useColleagues();
  const shown = colleagues.slice(0, MOST_SHOWN);
  const more = colleagues.length - shown.length;
  return (
    <div className={styles.colleagues}>
      <span className={styles.avatars}>
        {shown.map(({ id, name, doing }) => (
          <span key={id} className={classes(styles.face, styles[doing])} title={t(doing, { name })}>
            <Avatar name={name} size={24} />
          </span>
        ))}
      </span>
      <span className={styles.words}>
        {shown.map(({ id, name, doing }, index) => (
          <Fragment key={id}>
            {index > 0 && ' · '}
            {t(doing, { name })}
          </Fragment>
        ))}
        {more > 0 && ` · ${t('more', { count: more })}`}
      </span>
      <ColleaguesAnnouncer colleagues={colleagues} />
    </div>
  );
}
