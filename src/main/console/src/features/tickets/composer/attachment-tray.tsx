import { useTranslation } from 'react-i18next';
import { api } from '@/lib/http';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import type { Attachment } from '../message';
import styles from './composer.module.css';
import type { Upload } from './use-uploads';

type Props = {
  files: Attachment[];
  uploads: Upload[];
  size: (bytes: number) => string;
  onRemove: (id: string) => void;
};

/** What will go with the message, and what is still on its way up. */
export function AttachmentTray({ files, uploads, size, onRemove }: Props) {
  const { t } = useTranslation('composer');
  const { t: tc } = useTranslation();
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <ul className={styles.tray}>
      {files.map((file) => (
        <li key={file.id} className={styles.file}>
          <Thumbnail file={file} />
          <span className={styles.fileName}>{file.name}</span>
          <small>{size(file.size)}</small>
          <Button
            look="quiet"
            small
            icon
            aria-label={t('remove', { name: file.name })}
            onClick={() => onRemove(file.id)}
          >
            <Icon name="close" size={13} />
          </Button>
        </li>
      ))}
      {uploads.map((upload) => (
        <li key={upload.id} className={styles.file} data-failed={upload.error ? '' : undefined}>
          {upload.error ? (
            <span role="alert">{t('uploadFailed', { name: upload.name, error: upload.error })}</span>
          ) : (
            <>
              <span className={styles.fileName}>{upload.name}</span>
              <progress value={upload.part} aria-label={t('uploading', { name: upload.name })} />
            </>
          )}
          {upload.retry && (
            <Button small aria-label={t('retryUpload', { name: upload.name })} onClick={upload.retry}>
              {tc('retry')}
            </Button>
          )}
          <Button look="quiet" small icon aria-label={t('remove', { name: upload.name })} onClick={upload.cancel}>
            <Icon name="close" size={13} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

const Thumbnail = ({ file }: { file: Attachment }) =>
  PICTURE.test(file.type) ? (
    <img className={styles.thumbnail} src={api(`/attachments/${file.id}`)} alt="" loading="lazy" />
  ) : (
    <Icon name="file" />
  );
