import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCategories } from '@/features/tickets/api/list-categories';
import { useChannels } from '@/features/tickets/api/list-channels';
import { tagsQuery } from '@/features/tickets/api/list-tags';
import { linesOf, useCategoryText } from '@/features/tickets/properties/category-names';
import { useTeamSheets } from '../../teams/api/list-teams';
import { type Condition, type Conditions as Held, URGENT_FIRST } from '../policy';
import styles from '../sla.module.css';
import { usePolicyWords } from '../use-policy-words';
import { ValuesField } from './values-field';

type Props = { conditions: Held; onChange: (conditions: Held) => void };

/** For which tickets it is: all conditions have to hold, and of each any value will do. */
export function Conditions({ conditions, onChange }: Props) {
  const { t, i18n } = useTranslation('policies');
  const { t: tt } = useTranslation('ticket');
  const { valueText } = usePolicyWords();
  const { data: teams = [] } = useTeamSheets();
  const { data: tags = [] } = useQuery(tagsQuery(''));
  const channels = useChannels();
  const categories = useCategories();
  const categoryText = useCategoryText();
  const of = (field: Condition) => ({
    label: t(`field.${field}`),
    values: conditions[field] ?? [],
    text: (value: string) => valueText(field, value),
    onChange: (values: string[]) => onChange({ ...conditions, [field]: values }),
  });
  const priorities = of('priority');
  const open = linesOf(categories, i18n.language).filter((each) => !each.archived);
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{priorities.label}</legend>
        <div className={styles.boxes}>
          {URGENT_FIRST.map((each) => (
            <label key={each} className={styles.box}>
              <input
                type="checkbox"
                checked={priorities.values.includes(each)}
                onChange={(event) => {
                  const others = priorities.values.filter((value) => value !== each);
                  priorities.onChange(event.target.checked ? [...others, each] : others);
                }}
              />
              {tt(`priority.${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.targets}>
        <ValuesField {...of('channel')} options={channels.map((each) => [each.key, each.name])} />
        <ValuesField {...of('team')} options={teams.map((each) => [each.id, each.name])} />
        <ValuesField {...of('category')} options={open.map((each) => [each.key, categoryText(categories, each.key)])} />
        <ValuesField {...of('tags')} suggestions={tags.map((each) => each.name)} />
        <ValuesField {...of('tier')} />
        {(conditions.organisation?.length ?? 0) > 0 && <ValuesField {...of('organisation')} options={[]} />}
      </div>
    </>
  );
}
