import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { useEvidence } from '../api/get-evidence';
import styles from './thread.module.css';
import { useEvidenceText } from './use-evidence-text';

/** "Why is this here?": a quiet button that tells what put a message into its ticket. */
export function WhyHere({ number, message }: { number: number; message: string }) {
  const { t } = useTranslation('evidence');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={t('why')}
      open={open}
      onOpen={setOpen}
      trigger={
        <Button look="quiet" small icon className={styles.why} aria-label={t('why')} title={t('why')}>
          <Icon name="info" size={14} />
        </Button>
      }
    >
      {open && <Reasons number={number} message={message} />}
    </Popover>
  );
}

function Reasons({ number, message }: { number: number; message: string }) {
  const { t } = useTranslation();
  const { data, error } = useEvidence(number, true);
  const problemText = useProblemText();
  const text = useEvidenceText();
  if (error) return <p role="alert">{problemText(error)}</p>;
  if (!data) return <p>{t('loading')}</p>;
  const evidence = data.find((each) => each.message === message)?.evidence;
  return (
    <ul className={styles.reasons}>
      {(evidence ? text(evidence) : [t('problem.not-found')]).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
