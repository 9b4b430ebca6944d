import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { nameOf } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import type { Message } from '../message';
import styles from './composer.module.css';
import type { Refusal } from './deliver';

type Props = {
  invalid: string | null;
  refusal: Refusal | null;
  onSendAnyway: (newer: Message) => void;
  onKeep: () => void;
};

/** Why it was not sent. The draft stays as it is, whatever the reason. */
export function SendRefused({ invalid, refusal, onSendAnyway, onKeep }: Props) {
  const { t } = useTranslation('composer');
  const problemText = useProblemText();
  if (invalid) {
    return (
      <Notice tone="danger" alert>
        {invalid}
      </Notice>
    );
  }
  if (!refusal) return null;
  if ('error' in refusal) {
    return (
      <Notice tone="danger" alert>
        {t('failed', { error: problemText(refusal.error) })}
      </Notice>
    );
  }
  const { newer } = refusal;
  return (
    <Notice
      tone="warn"
      alert
      actions={
        <>
          <Button look="primary" small onClick={onKeep}>
            {t('newer.keep')}
          </Button>
          <Button small onClick={() => onSendAnyway(newer)}>
            {t('newer.anyway')}
          </Button>
        </>
      }
    >
      <strong>{t('newer.title')}</strong>
      <p>{t('newer.from', { name: nameOf(newer.author) })}</p>
      <blockquote className={styles.newer} lang={newer.lang ?? undefined}>
        {newer.text}
      </blockquote>
    </Notice>
  );
}
