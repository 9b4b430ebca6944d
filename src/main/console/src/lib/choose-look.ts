import { applyLocale, type Locale } from './i18n/i18n';
import { rememberLook } from './session';
import { applyTheme, type Theme } from './theme';

export function chooseLocale(locale: Locale) {
  void applyLocale(locale);
  void rememberLook({ locale });
}

export function chooseTheme(theme: Theme) {
  applyTheme(theme);
  void rememberLook({ theme });
}
