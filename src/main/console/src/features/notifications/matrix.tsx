import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPreference, usePreference } from '@/lib/preferences';
import { Button } from '@/ui/button';
import styles from './matrix.module.css';
import { KINDS, WAYS, wants, withChoice } from './wants';

const supported = typeof Notification !== 'undefined';

/** What one is told of and how: a row an event, a column a way. */
export function NotificationMatrix() {
  const { t } = useTranslation('notices');
  const chosen = usePreference('notifications');
  const [permission, setPermission] = useState(supported ? Notification.permission : 'denied');
  const [refused, setRefused] = useState(false);
  const ask = async () => setPermission(await Notification.requestPermission());
  return (
    <div className={styles.matrix}>
      <h2>{t('title')}</h2>
      <p>{t('matrix.lead')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('matrix.event')}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`event.${kind}`)}</th>
              {WAYS.map((way) => (
                <td key={way}>
                  {kind === 'team' && (way === 'console' || way === 'mail') ? (
                    <span className="visually-hidden">{t('matrix.inQueue')}</span>
                  ) : (
                    <input
                      type="checkbox"
                      aria-label={t('matrix.cell', { event: t(`event.${kind}`), way: t(`way.${way}`) })}
                      checked={wants(kind, way, chosen)}
                      onChange={(event) => {
                        setRefused(false);
                        const next = withChoice(chosen, kind, way, event.target.checked);
                        setPreference('notifications', next).catch(() => setRefused(true));
                      }}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{refused && t('matrix.refused')}</p>
      {supported && permission === 'default' && <Button onClick={() => void ask()}>{t('desktop.ask')}</Button>}
      {permission === 'denied' && <p>{t('desktop.denied')}</p>}
    </div>
  );
}
