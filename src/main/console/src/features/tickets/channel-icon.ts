import type { IconName } from '@/ui/icon';

const KINDS: [RegExp, IconName][] = [
  [/mail|smtp|imap/i, 'mail'],
  [/phone|voice|call/i, 'phone'],
  [/web|form|portal|api/i, 'globe'],
];

/** A glyph for the channel a ticket came by: after its connector, or its key where that is not known. */
export const channelIcon = (kind: string): IconName => KINDS.find(([pattern]) => pattern.test(kind))?.[1] ?? 'chat';
