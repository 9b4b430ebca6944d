const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Whether what somebody types means this name: each word stands in it, or in how its Chinese is typed (`pinyin` as the server
 * tells it: `tuikuan tk`). Case, width and accents do not count; nothing typed is everything.
 */
export function matches(query: string, name: string, pinyin?: string | null): boolean {
  const said = plain(name);
  const [reading = '', initials = ''] = (pinyin ?? '').split(' ');
  const words = plain(query).split(/\s+/).filter(Boolean);
  return (
    words.every((word) => said.includes(word) || reading.includes(word) || initials.includes(word)) ||
    // `tui kuan`, as some type it.
    reading.includes(words.join(''))
  );
}
