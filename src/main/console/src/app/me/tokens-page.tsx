import { useTranslation } from 'react-i18next';
import { NewToken } from '@/features/tokens/new-token';
import { TokenList } from '@/features/tokens/token-list';
import styles from './me.module.css';

/** One's own keys to the API. */
export function TokensPage() {
  const { t } = useTranslation('tokens');
  return (
    <>
      <section className={styles.card}>
        <h2>{t('new')}</h2>
        <NewToken />
      </section>
      <section className={styles.card}>
        <h2>{t('own')}</h2>
        <TokenList all={false} />
      </section>
    </>
  );
}
