/** A span of time as people write it: "4h", "1d 2h", "30 分钟". In whole seconds. */
export const UNITS = ['d', 'h', 'm', 's'] as const;
export type Unit = (typeof UNITS)[number];

const SECONDS: Record<Unit | 'w', number> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };
/** A year and a day, the longest the server takes. */
export const LONGEST = 366 * SECONDS.d;

const NAMES: [RegExp, Unit | 'w'][] = [
  [/^(w|wks?|weeks?|周|星期|礼拜)$/, 'w'],
  [/^(d|days?|天|日)$/, 'd'],
  [/^(h|hrs?|hours?|小时|时|个小时|钟头)$/, 'h'],
  [/^(m|mins?|minutes?|分钟|分)$/, 'm'],
  [/^(s|secs?|seconds?|秒钟?)$/, 's'],
];

/** Null for what is no time, none at all, or too long. Full-width letters and digits count as what they look like. */
export function readDuration(text: string): number | null {
  const spaced = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[,，、和]|\band\b/g, ' ');
  const plain = spaced.replace(/\s+/g, ' ').trim();
  const parts = [...plain.matchAll(/(\d{1,8}(?:\.\d{1,4})?) ?([a-z\u4e00-\u9fff]+) ?/g)];
  if (
    parts.length === 0 ||
    parts
      .map((part) => part[0])
      .join('')
      .trim() !== plain
  )
    return null;
  let seconds = 0;
  let before = Number.POSITIVE_INFINITY;
  for (const [, amount = '', name = ''] of parts) {
    const unit = NAMES.find(([pattern]) => pattern.test(name))?.[1];
    // "2h 1d" or "1h 1h" is a slip more often than it is meant.
    if (unit === undefined || SECONDS[unit] >= before) return null;
    before = SECONDS[unit];
    seconds += Number(amount) * SECONDS[unit];
  }
  const whole = Math.round(seconds);
  return whole >= 1 && whole <= LONGEST && Math.abs(whole - seconds) < 0.001 ? whole : null;
}

/** From days down, without what is nothing. */
export function partsOf(seconds: number): [amount: number, unit: Unit][] {
  let left = seconds;
  return UNITS.flatMap((unit): [number, Unit][] => {
    const amount = Math.floor(left / SECONDS[unit]);
    left -= amount * SECONDS[unit];
    return amount > 0 ? [[amount, unit]] : [];
  });
}
