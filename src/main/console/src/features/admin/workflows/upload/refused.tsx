import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Drawing, readDrawing } from '@/features/sla/picture/drawing';
import { Picture } from '@/features/sla/picture/picture';
import { useStepNames } from '@/features/sla/picture/use-step-names';
import { FormError } from '@/ui/field';
import rows from '../../rows.module.css';
import type { Finding } from '../api/upload';
import styles from '../workflows.module.css';
import { isDrawable } from './drawable';

/** Everything that keeps a file out, where it is in it, and the picture of it if there is one. */
export function Refused({ file, findings }: { file: File; findings: Finding[] }) {
  const { t } = useTranslation('workflows');
  const drawing = useDrawingOf(file, findings);
  return (
    <>
      <FormError>{t('refused', { file: file.name, count: findings.length })}</FormError>
      <ul className={styles.findings} aria-label={t('findings')}>
        {findings.map((finding) => (
          <li key={`${finding.element} ${finding.reason} ${finding.line} ${finding.words}`}>
            <Where finding={finding} drawing={drawing} />
            <p>{finding.words}</p>
          </li>
        ))}
      </ul>
      {drawing && <Marked key={drawing.xml} drawing={drawing} findings={findings} />}
    </>
  );
}

function Where({ finding: { element, line }, drawing }: { finding: Finding; drawing: Drawing | null }) {
  const { t } = useTranslation('workflows');
  const name = element ? drawing?.nameOf(element) : '';
  return (
    <p>
      <strong>{name || element || t('wholeFile')}</strong>{' '}
      <span className={rows.meta}>
        {name && <code>{element}</code>} {line > 0 && t('line', { line })}
      </span>
    </p>
  );
}

function Marked({ drawing, findings }: { drawing: Drawing; findings: Finding[] }) {
  const { t } = useTranslation('workflows');
  const [undrawable, setUndrawable] = useState(false);
  if (undrawable) return <p className={rows.meta}>{t('undrawable')}</p>;
  const wrong = [...new Set(findings.map(({ element }) => element))].filter((element) => element !== '');
  return (
    <Picture
      drawing={drawing}
      marks={wrong.map((element) => ({ element, look: 'wrong' }))}
      said={({ id, name }) => (wrong.includes(id) ? t('wrongStep', { step: name }) : null)}
      onUndrawable={() => setUndrawable(true)}
    />
  );
}

/** Null while it is read, and of a file that is no plain diagram. */
function useDrawingOf(file: File, findings: Finding[]) {
  const translate = useStepNames();
  const [text, setText] = useState<string | null>(null);
  const drawable = isDrawable(findings);
  useEffect(() => {
    if (!drawable) return;
    const reader = new FileReader();
    reader.onload = () => setText(String(reader.result));
    reader.readAsText(file);
    return () => {
      reader.abort();
      setText(null);
    };
  }, [file, drawable]);
  return useMemo(() => (text === null ? null : readDrawing(text, translate)), [text, translate]);
}
