import { useTranslation } from 'react-i18next';
import type { Message } from '../message';
import { useChoosing } from './choosing';
import styles from './choosing.module.css';

/** The box by which a message is chosen, while messages are being chosen. */
export function ChooseMessage({ message }: { message: Message }) {
  const { t } = useTranslation('split');
  const choosing = useChoosing();
  if (!choosing) return null;
  return (
    <label className={styles.choose}>
      <input
        type="checkbox"
        checked={choosing.chosen.has(message.id)}
        onChange={() => choosing.toggle(message.id)}
        aria-describedby={`m-${message.id}`}
      />
      {t('choose')}
    </label>
  );
}
