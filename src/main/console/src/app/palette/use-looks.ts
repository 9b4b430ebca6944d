import { useTranslation } from 'react-i18next';
import { chooseLocale, chooseTheme } from '@/lib/choose-look';
import { useTheme } from '@/lib/theme';
import type { Entry } from './entry';
import { searchable } from './rank';

const LANGUAGES = [
  { locale: 'zh-CN', name: '中文', english: 'Chinese' },
  { locale: 'en', name: 'English', english: '英文' },
] as const;

/** Language and theme. */
export function useLooks(): Entry[] {
  const { t, i18n } = useTranslation('commands');
  const { t: tc } = useTranslation();
  const theme = useTheme();
  const look = (kind: 'language' | 'theme', name: string, also: string, current: boolean, run: () => void): Entry => {
    const command = tc(`${kind}.label`);
    return {
      id: `${kind} ${also}`,
      section: 'look',
      label: t('choice', { command, name }),
      search: searchable(`${name} ${command}`, also, kind),
      current,
      run,
    };
  };
  return [
    ...LANGUAGES.map(({ locale, name, english }) =>
      look('language', name, english, i18n.language === locale, () => chooseLocale(locale)),
    ),
    ...(['system', 'light', 'dark'] as const).map((each) =>
      look('theme', tc(`theme.${each}`), each, theme === each, () => chooseTheme(each)),
    ),
  ];
}
