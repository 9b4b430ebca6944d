import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Here } from '@/live/presence';

/** Says once of each colleague that they came, and once that they write to the customer; coming and going of the keys is not told. */
export function ColleaguesAnnouncer({ colleagues }: { colleagues: Here[] }) {
  const { t } = useTranslation('presence');
  const told = useRef(new Set<string>());
  const [said, setSaid] = useState('');
  useEffect(() => {
    const here = new Set(colleagues.map(({ id }) => id));
    for (const key of told.current) if (!here.has(key.split(' ')[0] ?? '')) told.current.delete(key);
    const news = colleagues.flatMap(({ id, name, doing }) => {
      const what = doing === 'reply' ? 'reply' : 'viewing';
      if (told.current.has(`${id} ${what}`)) return [];
      told.current.add(`${id} ${what}`).add(`${id} viewing`);
      return [t(what, { name })];
    });
    if (news.length > 0) setSaid(news.join(' · '));
    else if (colleagues.length === 0) setSaid('');
  }, [colleagues, t]);
  return (
    <span role="status" className="visually-hidden">
      {said}
    </span>
  );
}
