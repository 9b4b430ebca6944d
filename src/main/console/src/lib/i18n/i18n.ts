import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '../storage';
import { texts as en } from './en';
import type { texts as enLater } from './en-later';

export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en & typeof enLater;
    enableSelector: false;
  }
}

const isLocale = (value: string | null | undefined): value is Locale => LOCALES.includes(value as Locale);

const loaders: Record<Locale, () => Promise<{ texts: Record<string, unknown> }>> = {
  en: () => Promise.resolve({ texts: en }),
  'zh-CN': () => import('./zh-CN'),
};

export function firstLocale(): Locale {
  const stored = recall('locale');
  if (isLocale(stored)) return stored;
  return /^zh/i.test(navigator.language) ? 'zh-CN' : 'en';
}

function addTexts(locale: Locale, texts: Record<string, unknown>) {
  for (const [namespace, resources] of Object.entries(texts)) i18next.addResourceBundle(locale, namespace, resources);
}

/** The English that later screens need, fetched once; Chinese comes whole. */
export async function loadLaterTexts() {
  if (!i18next.hasResourceBundle('en', 'thread')) addTexts('en', (await import('./en-later')).texts);
}

/** A screen that comes later than the first, together with its words. */
export const withTexts = async <T>(screen: Promise<T>): Promise<T> => {
  await loadLaterTexts();
  return screen;
};

/** Loads a language if it is not here yet and shows everything in it; nothing typed is touched. */
export async function applyLocale(locale: string | null | undefined) {
  if (!isLocale(locale)) return;
  if (!i18next.hasResourceBundle(locale, 'common')) {
    const { texts } = await loaders[locale]();
    addTexts(locale, texts);
  }
  remember('locale', locale);
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
}

export async function startI18n(locale: Locale) {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    ns: Object.keys(en),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await applyLocale(locale);
}
