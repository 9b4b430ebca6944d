import { useTranslation } from 'react-i18next';
import { chooseLocale, chooseTheme } from '@/lib/choose-look';
import type { Locale } from '@/lib/i18n/i18n';
import { type Theme, useTheme } from '@/lib/theme';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import { Menu, MenuChoices } from './menu';

const LANGUAGES: { value: Locale; label: string; lang: string }[] = [
  { value: 'zh-CN', label: '中文', lang: 'zh-CN' },
  { value: 'en', label: 'English', lang: 'en' },
];
const THEME_ICONS: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

/** Language and theme, kept by the server for whoever is signed in. */
export function DisplaySwitches() {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  const locale = i18n.language as Locale;
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }));

  return (
    <>
      <Menu
        trigger={
          <Button look="quiet">
            {locale === 'en' ? 'EN' : '中文'}
            <span className="visually-hidden">{t('language.label')}</span>
            <Icon name="down" size={12} />
          </Button>
        }
      >
        <MenuChoices value={locale} choices={LANGUAGES} onChoose={chooseLocale} label={t('language.label')} />
      </Menu>
      <Menu
        trigger={
          <Button look="quiet" icon aria-label={`${t('theme.label')}: ${t(`theme.${theme}`)}`}>
            <Icon name={THEME_ICONS[theme]} />
          </Button>
        }
      >
        <MenuChoices value={theme} choices={themes} onChoose={chooseTheme} label={t('theme.label')} />
      </Menu>
    </>
  );
}
