import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '@/lib/format';
import { api } from '@/lib/http';
import { withTexts } from '@/lib/i18n/i18n';
import { Icon } from '@/ui/icon';
import type { Attachment } from '../message';
import { isPicture } from './pictures';
import pictures from './pictures.module.css';
import styles from './thread.module.css';

const PictureViewer = lazy(async () => ({
  default: (await withTexts(import('./picture-viewer'))).PictureViewer,
}));

/** A larger one is not fetched just to be shown small. */
const THUMBNAIL_BYTES = 2_000_000;

/** A message's files: pictures to look at, all of them to take home, one by one or together. */
export function AttachmentList({ message, files }: { message: string; files: Attachment[] }) {
  const { t } = useTranslation('thread');
  const shown = files.filter(isPicture);
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <ul className={styles.files} aria-label={t('attachments')}>
        {files.map((file) => (
          <li key={file.id}>
            {isPicture(file) ? (
              <button type="button" className={styles.file} onClick={() => setOpen(shown.indexOf(file))}>
                <Glance file={file} />
                <span className="visually-hidden">{t('picture.show')}</span>
                <Named file={file} />
              </button>
            ) : (
              <a className={styles.file} href={api(`/attachments/${file.id}`)} download={file.name}>
                <Icon name="file" />
                <Named file={file} />
              </a>
            )}
          </li>
        ))}
        {files.length > 1 && (
          <li>
            <a className={styles.file} href={api(`/messages/${message}/attachments`)} download>
              <Icon name="arrowDown" />
              {t('downloadAll')}
            </a>
          </li>
        )}
      </ul>
      <Suspense>
        {open !== null && <PictureViewer pictures={shown} first={open} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

function Named({ file }: { file: Attachment }) {
  const { i18n } = useTranslation();
  return (
    <>
      <span className={styles.fileName}>{file.name}</span>
      <span className={styles.size}>{fileSize(i18n.language, file.size)}</span>
    </>
  );
}

/** The picture itself, small; a mark for one that is too large or none. */
function Glance({ file }: { file: Attachment }) {
  const [broken, setBroken] = useState(false);
  if (broken || file.size > THUMBNAIL_BYTES) return <Icon name="picture" />;
  return (
    <img
      className={pictures.thumb}
      src={api(`/attachments/${file.id}`)}
      alt=""
      width={40}
      height={40}
      loading="lazy"
      decoding="async"
      onError={() => setBroken(true)}
    />
  );
}
