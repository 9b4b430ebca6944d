import { useTranslation } from 'react-i18next';
import type { Category } from '../api/list-categories';

export const nameIn = (locale: string, category: Category) => (locale === 'zh-CN' ? category.zh : category.en);

/** From the top to the category itself. */
export function pathOf(all: readonly Category[], key: string): Category[] {
  const path: Category[] = [];
  for (let at = all.find((each) => each.key === key); at && !path.includes(at); ) {
    path.unshift(at);
    const { parent } = at;
    at = all.find((each) => each.key === parent);
  }
  return path;
}

export type Branch = Category & { depth: number };

/** The tree as lines, each below its parent and siblings in the reader's order. */
export function linesOf(all: readonly Category[], locale: string): Branch[] {
  const order = new Intl.Collator(locale === 'zh-CN' ? 'zh-Hans-u-co-pinyin' : locale);
  const known = new Set(all.map((each) => each.key));
  const below = (parent: string | null, depth: number): Branch[] =>
    all
      .filter((each) => (each.parent !== null && known.has(each.parent) ? each.parent : null) === parent)
      .sort((a, b) => order.compare(nameIn(locale, a), nameIn(locale, b)))
      .flatMap((each) => [{ ...each, depth }, ...below(each.key, depth + 1)]);
  return below(null, 0);
}

/** A category in the reader's language, with what it is under; its key while it is not known. */
export function useCategoryText() {
  const { i18n } = useTranslation();
  return (all: readonly Category[], key: string) =>
    pathOf(all, key)
      .map((each) => nameIn(i18n.language, each))
      .join(' › ') || key;
}
