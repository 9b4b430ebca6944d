import { useTranslation } from 'react-i18next';
import { matches } from '@/lib/matches';
import { useCategories } from '../api/list-categories';
import { linesOf, nameIn, useCategoryText } from './category-names';
import type { Option } from './picker';

/** What there is to choose from for what was typed: the tree, or those that are called or typed so. `none` stands for no category. */
export function useCategoryOptions(none: string) {
  const { t, i18n } = useTranslation('properties');
  const all = useCategories();
  const say = useCategoryText();
  return (query: string): Option[] => {
    const lines = linesOf(
      all.filter((each) => !each.archived),
      i18n.language,
    );
    const found = lines.filter((each) => matches(query, `${each.en} ${each.zh}`, each.pinyin));
    const searched = query.trim() !== '';
    return [
      ...(searched ? [] : [{ value: none, label: t('category.none') }]),
      ...found.map((each) => {
        const path = say(all, each.key);
        return {
          value: each.key,
          label: searched ? path : nameIn(i18n.language, each),
          path,
          depth: searched ? 0 : each.depth,
        };
      }),
    ];
  };
}
