import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import rows from '../rows.module.css';
import type { Version } from './api/workflows';
import { Download } from './download';
import { Origin } from './origin';
import { Serve } from './serve';
import { VersionPicture } from './version-picture';
import styles from './workflows.module.css';

type Props = {
  version: Version;
  nameOf: (key: string) => string;
  open: boolean;
  onOpen: (open: boolean) => void;
  onServed: (version: Version) => void;
};

export function VersionCard({ version, nameOf, open, onOpen, onServed }: Props) {
  const { t } = useTranslation('workflows');
  const picture = useId();
  const { version: number, active, own, beside } = version;
  return (
    <li className={rows.row}>
      <div className={rows.mail}>
        <h3 className={styles.name}>
          {t('version', { version: number })} {active && <span className={styles.active}>{t('active')}</span>}
        </h3>
        <p className={rows.meta}>
          <Origin version={version} />
        </p>
        {beside.map((other) => (
          <p key={other.key} className={rows.meta}>
            {t(own ? 'beside' : 'copied', { name: nameOf(other.key), version: other.version })}
          </p>
        ))}
      </div>
      <div className={rows.buttons}>
        <Button
          small
          aria-expanded={open}
          aria-controls={picture}
          aria-label={t(open ? 'hideNamed' : 'showNamed', { version: number })}
          onClick={() => onOpen(!open)}
        >
          {t(open ? 'hide' : 'show')}
        </Button>
        <Download version={version} />
        {!active && <Serve version={version} onServed={onServed} />}
      </div>
      <div id={picture} className={styles.picture} hidden={!open}>
        {open && <VersionPicture definition={version.definition} />}
      </div>
    </li>
  );
}
