import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useCannedAnswers } from '@/features/knowledge/api/list-canned-answers';
import { countUse } from '@/features/knowledge/api/use-canned-answer';
import { type CannedAnswer, languageOf, textIn } from '@/features/knowledge/canned-answer';
import { matches } from '@/lib/matches';
import { useSession } from '@/lib/session';
import { serverNow } from '@/live/clock';
import type { Ticket } from '../../ticket';
import { type ListKeys, Suggestions } from './suggestions';
import { fill } from './variables';

const MOST = 50;

export type SuggestProps = {
  id: string;
  ticket: Ticket;
  query: string;
  keys: RefObject<ListKeys | null>;
  onInsert: (text: string) => void;
  onClose: () => void;
  onActive: (id: string | null) => void;
};

/** Canned answers in the customer's language, with everything the ticket tells filled in. */
export function CannedSuggestions({ id, ticket, query, keys, onInsert, onClose, onActive }: SuggestProps) {
  const { t, i18n } = useTranslation('canned');
  const { user } = useSession();
  const { data: answers = [] } = useCannedAnswers(ticket.number);
  const language = languageOf(ticket.lang ?? i18n.language);
  const bodyOf = (answer: CannedAnswer) =>
    fill(textIn(answer, language).body, ticket, user.name, language, new Date(serverNow()));
  const found = answers.filter((answer) => isMeant(query, answer)).slice(0, MOST);
  const pick = (chosen: string) => {
    const answer = found.find((each) => each.id === chosen);
    if (!answer) return;
    onInsert(bodyOf(answer));
    void countUse(answer.id);
  };
  return (
    <Suggestions
      id={id}
      label={t('title')}
      items={found.map((answer) => ({
        id: answer.id,
        label: textIn(answer, language).title,
        detail: [answer.teamName, ...answer.tags].filter(Boolean).join(' · '),
        preview: bodyOf(answer),
        lang: answer.texts[language] ? language : undefined,
      }))}
      keys={keys}
      onPick={pick}
      onClose={onClose}
      onActive={onActive}
    />
  );
}

function isMeant(query: string, answer: CannedAnswer) {
  const said = Object.values(answer.texts).flatMap((text) => (text ? [text.title, text.body] : []));
  const readings = answer.pinyin.split(' ');
  const word = query.toLowerCase().replace(/\s+/g, '');
  return matches(query, [...said, ...answer.tags].join(' ')) || readings.some((reading) => reading.includes(word));
}
