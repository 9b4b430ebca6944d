import type { ReactNode } from 'react';
import { BrandMark } from '@/ui/brand-mark';
import { DisplaySwitches } from '@/ui/display-switches';
import styles from './entrance.module.css';

/** The page before one is in: a card, and the switches for language and theme. */
export function Entrance({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <DisplaySwitches />
      </header>
      <main className={styles.main}>
        <div className={styles.card}>
          <div className={styles.brand}>
            <BrandMark size={28} />
            Tributary
          </div>
          <div className={styles.head}>
            <h1 className={styles.title}>{title}</h1>
            <p className={styles.lead}>{lead}</p>
          </div>
          {children}
        </div>
      </main>
      <div className={styles.foot} />
    </div>
  );
}
