const LINK = /\bhttps?:\/\/[^\s<>"'，。；！？、（）《》“”]+/g;

export type Piece = { text: string; href?: string };

/** Splits a text into plain pieces and web addresses, leaving the sentence's punctuation out of the address. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const href = match[0].replace(/[.,;:!?)\]}]+$/, '');
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
