import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { UndoNotice } from './undo-notice';

type Props = { part: number; messages: number; onClose: () => void };

/** Says where the messages went, and takes them back. */
export function SplitDone({ part, messages, onClose }: Props) {
  const { t } = useTranslation('split');
  return (
    <UndoNotice number={part} onClose={onClose}>
      {t('done', { count: messages })}{' '}
      <Link to="/t/$no" params={{ no: String(part) }}>
        T-{part}
      </Link>
    </UndoNotice>
  );
}
