import styles from './avatar.module.css';
import { classes } from './classes';

const CJK = /[㐀-鿿豈-﫿぀-ヿ가-힯]/;

/** Two initials; for Chinese names the last two characters, as people abbreviate them. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (CJK.test(trimmed)) return trimmed.slice(-2);
  const words = trimmed.split(/[\s@._-]+/).filter(Boolean);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

const hueOf = (name: string) => [...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 997, 7) % 4;

/** Decorative: the name is said beside it, or by the caller. */
export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  const text = initials(name);
  const fontSize = Math.round(size * (CJK.test(text) ? 0.38 : 0.4));
  return (
    <span
      aria-hidden="true"
      className={classes(styles.avatar, styles[`h${hueOf(name)}`])}
      style={{ width: size, height: size, fontSize }}
    >
      {text}
    </span>
  );
}
