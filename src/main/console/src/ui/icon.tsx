const PATHS = {
  mail: 'M2.5 4h11v8h-11zM2.5 4.5 8 8.8l5.5-4.3',
  chat: 'M2.5 3.5h11v7.5H7L4 13.5V11H2.5z',
  phone:
    'M4 2.5h2l1 3-1.4 1a7 7 0 0 0 3.9 3.9l1-1.4 3 1v2a1.5 1.5 0 0 1-1.6 1.5A10.4 10.4 0 0 1 2.5 4.1 1.5 1.5 0 0 1 4 2.5z',
  globe: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c2 1.8 2.5 4 2.5 6S10 12.2 8 14c-2-1.8-2.5-4-2.5-6S6 3.8 8 2z',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  clip: 'M12.5 7.5 7.8 12.2a2.6 2.6 0 0 1-3.7-3.7l5-5a1.8 1.8 0 0 1 2.5 2.5l-4.8 4.8a.9.9 0 0 1-1.2-1.2l4.2-4.2',
  close: 'm4 4 8 8M12 4l-8 8',
  more: 'M2.9 8a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M7.4 8a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M11.9 8a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0',
  merge: 'M3.5 2.5v3a3 3 0 0 0 3 3h6.5M10 5.5l3 3-3 3M3.5 13.5v-4',
  back: 'M9.5 3 4.5 8l5 5',
  forth: 'M6.5 3l5 5-5 5',
  down: 'm4 6 4 4 4-4',
  picture: 'M2.5 3.5h11v9h-11zM2.5 10.5l3.2-3 2.6 2.4 2-1.8 3.2 3M10.6 6.2h.1',
  arrowDown: 'M8 3v10M4 9l4 4 4-4',
  arrowUp: 'M8 13V3M4 7l4-4 4 4',
  panel: 'M2.5 3h11v10h-11zM10 3v10',
  panelLeft: 'M2.5 3h11v10h-11zM6 3v10',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z',
  system: 'M2 3h12v8H2zM6 13.5h4',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  warn: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.5v.2',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.5',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.2v3.8M8 4.8V5',
  link: 'M6.8 9.2 9.2 6.8M7.5 4.7 9 3.2a2.7 2.7 0 0 1 3.8 3.8l-1.5 1.5M8.5 11.3 7 12.8A2.7 2.7 0 0 1 3.2 9l1.5-1.5',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5h.1M6.5 6.5h.1M9 6.5h.1M11.5 6.5h.1M4 9.5h.1M6 9.5h4M12 9.5h.1',
  exit: 'M6.5 2.5h-4v11h4M6 8h7.5M10.5 5l3 3-3 3',
  person: 'M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.8 13.5c.5-2.6 2.6-4 5.2-4s4.7 1.4 5.2 4',
  off: 'M8 2v5.5M4.8 4.2a5 5 0 1 0 6.4 0',
  urgent: 'M8 3v6M8 12v.5M3 2.5h10',
  reply: 'M6.5 4 2.5 7.7l4 3.7M2.5 7.7h6a5 5 0 0 1 5 5',
  rows: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  filter: 'M2.5 3.5h11l-4.2 5v4.5l-2.6-1.5v-3z',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  bell: 'M4 11V7.2a4 4 0 0 1 8 0V11l1.2 1.2H2.8zM6.6 13.8h2.8',
  bellOff: 'M4 11V7.2a4 4 0 0 1 8 0V11l1.2 1.2H2.8zM6.6 13.8h2.8M2.5 2.5l11 11',
  pen: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3zM9.5 4.2l2.3 2.3',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  ring: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  diamond: 'M8 2.5 13.5 8 8 13.5 2.5 8z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn glyph: fonts do not all have the symbols. Decorative; the words beside it (or a label) say what it means. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="icon"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
