import i18next from 'i18next';
import { loadLaterTexts } from '@/lib/i18n/i18n';
import { getPreference } from '@/lib/preferences';
import { ring } from './sound';
import { wants } from './wants';

export type News = { kind: string; ticket: number; subject: string; actor: string | null };

/** Tells what has just happened the way this person wants it told; of the ticket that is being looked at nothing. */
export async function alert(news: News[], inFocus: number | null, open: (ticket: number) => void) {
  const told = news.filter(({ ticket }) => ticket !== inFocus || document.hidden);
  if (getPreference('sound') !== false && told.some(({ kind }) => wants(kind, 'sound'))) ring();
  const shown = told.filter(({ kind }) => wants(kind, 'desktop'));
  if (shown.length === 0 || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  await loadLaterTexts();
  for (const { kind, ticket, subject, actor } of shown.slice(0, 3)) {
    const title = i18next.t(`notices:kind.${kind as 'assigned'}`, {
      name: actor ?? '',
      context: actor ? undefined : 'nobody',
    });
    // One ticket takes one place on the screen, in however many tabs it is known.
    const shownOne = new Notification(title, { body: `T-${ticket} ${subject}`, tag: `tributary-${ticket}` });
    shownOne.onclick = () => {
      window.focus();
      open(ticket);
    };
  }
}
