import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import styles from './menu.module.css';

export type MenuProps = { trigger: ReactElement; children: ReactNode; align?: 'start' | 'end' };

export function Menu({ trigger, children, align = 'end', defaultOpen }: MenuProps & { defaultOpen?: boolean }) {
  return (
    <Base.Root modal={false} defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export type MenuItemProps = { icon?: IconName; children: ReactNode; onClick: () => void };

export function MenuItem({ icon, children, onClick }: MenuItemProps) {
  return (
    <Base.Item className={styles.item} onClick={onClick}>
      {icon && <Icon name={icon} />}
      <span className={styles.grow}>{children}</span>
    </Base.Item>
  );
}

type Choice<T extends string> = { value: T; label: string; count?: string; lang?: string };

/** One of several: a labelled group of menu radios. */
export type MenuChoicesProps<T extends string> = {
  label?: string;
  value: T | null;
  choices: readonly Choice<T>[];
  onChoose: (value: T) => void;
};

export function MenuChoices<T extends string>(props: MenuChoicesProps<T>) {
  return (
    <Base.RadioGroup value={props.value} onValueChange={(value: T) => props.onChoose(value)} aria-label={props.label}>
      {props.label && (
        <div aria-hidden="true" className={styles.heading}>
          {props.label}
        </div>
      )}
      {props.choices.map((choice) => (
        <Base.RadioItem key={choice.value} value={choice.value} className={styles.item} closeOnClick lang={choice.lang}>
          <span className={styles.tick}>
            <Base.RadioItemIndicator>
              <Icon name="check" />
            </Base.RadioItemIndicator>
          </span>
          <span className={styles.grow}>{choice.label}</span>
          {choice.count !== undefined && <span className={styles.count}>{choice.count}</span>}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export const MenuRule = () => <Base.Separator className={styles.rule} />;
