/** The ticket in whose row something happened. */
export function numberAt(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-number]') : null;
  return row ? Number(row.dataset.number) : null;
}
