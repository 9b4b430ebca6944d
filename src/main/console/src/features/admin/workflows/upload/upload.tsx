import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { classes } from '@/ui/classes';
import { Field, FormError } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { findingsOf, LIMIT_BYTES, useUpload } from '../api/upload';
import type { Version } from '../api/workflows';
import styles from '../workflows.module.css';
import { Refused } from './refused';

type Props = { workflow: string; onTaken: (version: Version) => void };

/** A diagram of one's own: chosen, or dropped here. It serves nobody before somebody says so. */
export function Upload({ workflow, onTaken }: Props) {
  const { t, i18n } = useTranslation('workflows');
  const problemText = useProblemText();
  const upload = useUpload(workflow);
  const [over, setOver] = useState(false);
  const findings = findingsOf(upload.error);
  const refused = findings.length > 0 ? upload.variables : undefined;
  const take = (file: File | undefined) => {
    if (file && !upload.isPending) upload.mutate(file, { onSuccess: onTaken });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section className={styles.section} aria-label={t('upload')}>
      <h2>{t('upload')}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only another way to what the field in it does */}
      <div
        className={classes(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Field
          label={t('file')}
          hint={t('fileHint', { limit: fileSize(i18n.language, LIMIT_BYTES) })}
          type="file"
          accept=".bpmn,.xml,application/xml,text/xml"
          onChange={({ target }) => {
            take(target.files?.[0]);
            // The same file again, changed meanwhile, is another.
            target.value = '';
          }}
        />
      </div>
      {upload.isPending && <p role="status">{t('reading')}</p>}
      {upload.error && findings.length === 0 && <FormError>{problemText(upload.error)}</FormError>}
      {refused && <Refused file={refused} findings={findings} />}
      {upload.data && <Notice>{t('taken', { version: upload.data.version })}</Notice>}
    </section>
  );
}
