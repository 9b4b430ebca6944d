import { useTranslation } from 'react-i18next';
import { TokenList } from '@/features/tokens/token-list';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';

/** Everybody's keys to the API. */
export function AllTokensPage() {
  const { t } = useTranslation('tokens');
  return (
    <AdminPage page="tokens" title={t('title')}>
      <h1 className={rows.title}>{t('title')}</h1>
      <p className={rows.lead}>{t('lead')}</p>
      <TokenList all />
    </AdminPage>
  );
}
