import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/http';
import { Button, buttonClass } from '@/ui/button';
import { BareDialog } from '@/ui/dialog';
import { Icon } from '@/ui/icon';
import type { Attachment } from '../message';
import styles from './pictures.module.css';

type Props = { pictures: Attachment[]; first: number; onClose: () => void };

/** The pictures of a message, one at a time and as large as there is room: by buttons, or by the arrow keys. */
export function PictureViewer({ pictures, first, onClose }: Props) {
  const { t } = useTranslation('thread');
  const [at, setAt] = useState(first);
  const picture = pictures[at];
  if (!picture) return null;
  const go = (step: number) => setAt((at + step + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || pictures.length < 2 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(step);
  };
  const place = pictures.length > 1 && t('picture.place', { at: at + 1, of: pictures.length });
  return (
    <BareDialog title={t('picture.title', { name: picture.name })} onClose={onClose} className={styles.viewer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it do the same */}
      <div className={styles.all} onKeyDown={onKeyDown}>
        <div className={styles.bar}>
          <span className={styles.name} aria-live="polite">
            {picture.name} {place && <span className={styles.place}>{place}</span>}
          </span>
          {pictures.length > 1 && (
            <>
              <Button look="quiet" icon aria-label={t('picture.previous')} onClick={() => go(-1)}>
                <Icon name="back" />
              </Button>
              <Button look="quiet" icon aria-label={t('picture.next')} onClick={() => go(1)}>
                <Icon name="forth" />
              </Button>
            </>
          )}
          <a
            className={buttonClass({ small: true })}
            href={api(`/attachments/${picture.id}`)}
            download={picture.name}
            aria-label={t('download', { name: picture.name })}
          >
            {t('picture.download')}
          </a>
          <Button look="quiet" icon aria-label={t('picture.close')} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <Picture key={picture.id} picture={picture} />
      </div>
    </BareDialog>
  );
}

/** What calls itself a picture need not be one. */
function Picture({ picture }: { picture: Attachment }) {
  const { t } = useTranslation('thread');
  const [broken, setBroken] = useState(false);
  return (
    <div className={styles.stage}>
      {broken ? (
        <p role="alert">{t('picture.broken')}</p>
      ) : (
        <img src={api(`/attachments/${picture.id}`)} alt={picture.name} onError={() => setBroken(true)} />
      )}
    </div>
  );
}
