import { useTranslation } from 'react-i18next';
import { OUTCOMES } from '../follow-up';

const WHY = ['unanswered', 'asked-lately', 'no-channel', 'machine', 'bounced', 'reopened'] as const;

/** What history tells of how it went, and of the call that came of it. */
export function useFollowUpText() {
  const { t } = useTranslation('callback');
  return (type: string, facts: Record<string, unknown>): string => {
    switch (type) {
      case 'satisfaction_asked':
        return t('history.asked', { to: String(facts.to) });
      case 'rated':
        return facts.word
          ? t('history.ratedWith', { score: Number(facts.score), word: String(facts.word) })
          : t('history.rated', { score: Number(facts.score) });
      case 'callback_opened':
        return t('history.opened');
      case 'callback_taken':
        return t('history.taken');
      case 'callback_closed': {
        const known = OUTCOMES.find((each) => each === facts.outcome);
        const outcome = known ? t(`outcome.${known}`) : String(facts.outcome);
        return facts.note
          ? t('history.closedWith', { outcome, note: String(facts.note) })
          : t('history.closed', { outcome });
      }
      default:
        return t('history.withheld', { why: t(`why.${WHY.find((each) => each === facts.reason) ?? 'other'}`) });
    }
  };
}
