import type { Fragments } from '../api/find-tickets';
import styles from './search.module.css';

/** Text with what was looked for marked in it. */
export function Marked({ fragments }: { fragments: Fragments }) {
  return fragments.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className={styles.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
