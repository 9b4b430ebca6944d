import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import side from '../side/side.module.css';
import type { Ticket } from '../ticket';
import styles from './callback.module.css';

const SCORES = ['worst', 'bad', 'middling', 'good', 'best'] as const;

/** A rating in words, with what the customer added in theirs. */
export function Said({ score, word, at }: { score: number; word: string | null; at: string }) {
  const { t, i18n } = useTranslation('callback');
  return (
    <>
      <p title={fullTime(i18n.language, at)}>
        {t('gave', { score, meaning: t(`score.${SCORES[score - 1] ?? 'middling'}`) })}
      </p>
      {word && (
        <p className={styles.word} dir="auto">
          “{word}”
        </p>
      )}
    </>
  );
}

/** How it went, as the customer sees it, and how the callback ended if there was one. */
export function Satisfaction({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation('callback');
  const { satisfaction, callback } = ticket;
  const ended = callback?.state === 'closed' ? callback : null;
  if (!satisfaction && !ended) return null;
  return (
    <section className={side.section} aria-label={t('satisfaction')}>
      {satisfaction && (
        <>
          <h2>{t('satisfaction')}</h2>
          <Said {...satisfaction} />
        </>
      )}
      {ended?.outcome && (
        <>
          <h2>{t('label')}</h2>
          <p>
            {t('ended', {
              outcome: t(`outcome.${ended.outcome}`),
              name: ended.closedBy?.name ?? '',
              time: shortDateTime(i18n.language, ended.closedAt ?? ''),
            })}
          </p>
          {ended.note && (
            <p className={styles.word} dir="auto">
              {ended.note}
            </p>
          )}
        </>
      )}
    </section>
  );
}
