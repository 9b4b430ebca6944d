export type TriggerKind = 'canned' | 'mention';
/** Where the sign stands that opened the list; what follows it is what one looks for. */
export type Trigger = { kind: TriggerKind; at: number };

const LONGEST = 40;

/**
 * What a sign just typed at this place opens. A Chinese input method makes `、` of the slash key, which is also a comma: it opens
 * only where no comma stands. Inside a word or an address a slash is a slash.
 */
export function triggerOf(sign: string, before: string): TriggerKind | null {
  if (sign === '@' || sign === '＠') return /[\w.]$/.test(before) ? null : 'mention';
  if (sign === '、') return /(^|\s)$/.test(before) ? 'canned' : null;
  if (sign === '/' || sign === '／') return /[\w:/.]$/.test(before) ? null : 'canned';
  return null;
}

/** What is looked for, or null where one has gone on writing. An input method's separators are none of it. */
export function queryAfter({ at }: Trigger, text: string, caret: number): string | null {
  if (caret <= at) return null;
  const query = text.slice(at + 1, caret);
  return query.length > LONGEST || query.includes('\n') ? null : query.replace(/['’]/g, '');
}
