export const presence = {
  reply: '{{name}} is writing a reply',
  note: '{{name}} is writing a note',
  viewing: '{{name}} is viewing',
  idle: '{{name}} is away',
  more_one: '{{count}} more',
  more_other: '{{count}} more',
};
