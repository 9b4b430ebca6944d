import { useTranslation } from 'react-i18next';
import { fileSize } from '@/lib/format';
import { api } from '@/lib/http';
import { Icon } from '@/ui/icon';
import type { Attachment } from '../message';
import styles from './thread.module.css';

export function AttachmentList({ files }: { files: Attachment[] }) {
  const { t, i18n } = useTranslation('thread');
  return (
    <ul className={styles.files} aria-label={t('attachments')}>
      {files.map((file) => (
        <li key={file.id}>
          <a className={styles.file} href={api(`/attachments/${file.id}`)} download={file.name}>
            <Icon name="file" />
            <span className={styles.fileName}>{file.name}</span>
            <span className={styles.size}>{fileSize(i18n.language, file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
