import { useTranslation } from 'react-i18next';
import { matches } from '@/lib/matches';
import { useSession } from '@/lib/session';
import { useAgents } from '../../api/list-people';
import type { SuggestProps } from './canned-suggestions';
import { Suggestions } from './suggestions';

const MOST = 20;

/** Colleagues to name in a note; they hear of it when the note is added. */
export function MentionSuggestions({ id, query, keys, onInsert, onClose, onActive }: SuggestProps) {
  const { t } = useTranslation('canned');
  const { user } = useSession();
  const found = useAgents()
    .filter((agent) => agent.id !== user.id && matches(query, agent.name, agent.pinyin))
    .slice(0, MOST);
  return (
    <Suggestions
      id={id}
      label={t('colleagues')}
      items={found.map((agent) => ({ id: agent.id, label: agent.name }))}
      keys={keys}
      onPick={(chosen) => onInsert(`@${found.find((agent) => agent.id === chosen)?.name} `)}
      onClose={onClose}
      onActive={onActive}
    />
  );
}
