import { useTranslation } from 'react-i18next';
import { useAgents } from '../api/list-people';
import { OUTCOMES } from '../follow-up';

const WHY = ['unanswered', 'asked-lately', 'no-channel', 'machine', 'bounced', 'reopened'] as const;

/** What history tells of how it went, and of the call that came of it. */
export function useFollowUpText() {
  const { t } = useTranslation('callback');
  const agents = useAgents();
  return (type: string, facts: Record<string, unknown>, by?: string | null): string => {
    switch (type) {
      case 'satisfaction_asked':
        return t('history.asked', { to: String(facts.to) });
      case 'rated':
        return facts.word
          ? t('history.ratedWith', { score: Number(facts.score), word: String(facts.word) })
          : t('history.rated', { score: Number(facts.score) });
      case 'callback_opened':
        return t('history.opened');
      case 'callback_taken': {
        const other = facts.agent !== by && agents.find(({ id }) => id === facts.agent);
        return other ? t('history.given', { name: other.name }) : t('history.taken');
      }
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
