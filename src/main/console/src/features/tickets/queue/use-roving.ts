import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useCommand } from '@/lib/commands';
import { isImeKey } from '@/lib/ime';
import type { Selection } from './use-selection';

type Open = (number: number, how: { focus: boolean }) => void;

/** One row of the grid takes the Tab key; arrows, Home, End, j and k move it; Enter opens. */
export function useRoving(
  numbers: readonly number[],
  openNumber: number | null,
  list: RefObject<HTMLElement | null>,
  reveal: (index: number) => void,
  onOpen: Open,
  selection: Selection | null = null,
) {
  const [moved, setActive] = useState<number | null>(null);
  const active =
    [moved, openNumber, numbers[0] ?? null].find((each) => each !== null && numbers.includes(each)) ?? null;

  const focusRow = (number: number | undefined) => {
    if (number === undefined) return;
    setActive(number);
    reveal(numbers.indexOf(number));
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-number="${number}"]`)?.focus({ preventScroll: true }),
    );
  };
  const move = (step: number) => {
    const focused = list.current?.contains(document.activeElement);
    const from = active === null ? -1 : numbers.indexOf(active);
    // The very first press shows where one is; every other one moves.
    const first = moved === null && !focused && active !== openNumber;
    const to = first ? Math.max(0, from) : from + step;
    const next = numbers[Math.min(numbers.length - 1, Math.max(0, to))];
    focusRow(next);
    return next;
  };
  const extend = (step: number) => {
    if (active !== null && !selection?.numbers.has(active)) selection?.toggle(active);
    const next = move(step);
    if (next !== undefined) selection?.reach(next);
  };

  useCommand('next', () => void move(1));
  useCommand('previous', () => void move(-1));
  useCommand('select', selection !== null && active !== null && (() => selection.toggle(active)));
  useCommand('selectDown', selection !== null && (() => extend(1)));
  useCommand('selectUp', selection !== null && (() => extend(-1)));
  useCommand('focusList', () => focusRow(active ?? undefined));

  const open: Open = (number, how) => {
    setActive(number);
    onOpen(number, how);
  };
  const openNext = () => {
    const next = numbers[numbers.indexOf(openNumber ?? -1) + 1];
    if (next !== undefined) open(next, { focus: true });
  };
  useCommand('openNext', openNumber !== null && numbers.includes(openNumber) && openNext);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = new Map<string, () => void>([
      ['ArrowDown', () => move(1)],
      ['ArrowUp', () => move(-1)],
      ['PageDown', () => move(8)],
      ['PageUp', () => move(-8)],
      ['Home', () => focusRow(numbers[0])],
      ['End', () => focusRow(numbers.at(-1))],
      ['Enter', () => active !== null && onOpen(active, { focus: true })],
      ...(selection && selection.numbers.size > 0 ? ([['Escape', selection.clear]] as const) : []),
      [' ', () => active !== null && onOpen(active, { focus: false })],
    ]);
    const step = steps.get(event.key);
    if (!step) return;
    event.preventDefault();
    step();
  };

  return { active, setActive, open, onKeyDown };
}
