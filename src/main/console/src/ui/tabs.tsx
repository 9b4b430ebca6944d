import type { ReactNode } from 'react';
import styles from './tabs.module.css';

/** Links of which one is the page that is shown; the router marks it with `aria-current`. */
export const Tabs = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav className={styles.tabs} aria-label={label}>
    {children}
  </nav>
);
