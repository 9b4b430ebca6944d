import styles from './key-caps.module.css';

/** Keys to press, as they are printed on the board. */
export const KeyCaps = ({ caps }: { caps: readonly string[] }) => (
  <span className={styles.keys}>
    {caps.map((cap, index) => (
      <kbd key={index}>{cap}</kbd>
    ))}
  </span>
);
