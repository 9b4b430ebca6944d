import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import type { Ticket } from '../../ticket';
import type { Draft, Kind } from '../drafts';
import { namesFile, otherLanguage } from './hints';
import styles from './suggest.module.css';
import { unfilled } from './variables';

type Props = {
  kind: Kind;
  ticket: Ticket;
  draft: Draft;
  uploading: boolean;
  onSelect: (from: number, to: number) => void;
};

/** What its writer may want to know before sending: blanks to fill in, another language, a file that is named but not there. */
export function WritingHints({ kind, ticket, draft, uploading, onSelect }: Props) {
  const { t } = useTranslation('canned');
  const blanks = unfilled(draft.text);
  const language = kind === 'reply' ? otherLanguage(draft.text, ticket.lang) : null;
  const file = kind === 'reply' && draft.attachments.length === 0 && !uploading && namesFile(draft.text);
  return (
    <div role="status" className={kind === 'note' ? styles.noteHint : undefined}>
      {blanks.length > 0 && (
        <p className={styles.chips}>
          {t('fillIn')}
          {blanks.map(({ name, start, end }) => (
            <Button key={start} small onClick={() => onSelect(start, end)}>
              {name}
            </Button>
          ))}
        </p>
      )}
      {language && <p className={styles.chips}>{t(`language.${language}`)}</p>}
      {file && <p className={styles.chips}>{t('noFile')}</p>}
    </div>
  );
}
