import { Icon, type IconName } from '@/ui/icon';

const KINDS: [RegExp, IconName][] = [
  [/mail|smtp|imap/i, 'mail'],
  [/phone|voice|call/i, 'phone'],
  [/web|form|portal|api/i, 'globe'],
];

/** A glyph for the channel a ticket came by, guessed from its account's key. */
export const ChannelIcon = ({ channel }: { channel: string }) => (
  <Icon name={KINDS.find(([pattern]) => pattern.test(channel))?.[1] ?? 'chat'} size={14} />
);
