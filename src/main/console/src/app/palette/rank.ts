import { syllablesOf } from './pinyin';

/** What a query is held against: texts as they are, and the Chinese in them as it is typed. */
export type Searchable = { texts: string[]; syllables: string[] };

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const searchable = (...texts: (string | null | undefined)[]): Searchable => {
  const given = texts.filter((text) => text !== null && text !== undefined);
  return { texts: given.map(plain), syllables: syllablesOf(given[0] ?? '') };
};

/** How well all words of a query are in it; 0 when one is not. The beginning counts most, letters with gaps least. */
export function rank(query: string, { texts, syllables }: Searchable): number {
  let sum = 0;
  for (const word of plain(query).split(/\s+/)) {
    if (word === '') continue;
    const best = Math.max(inSyllables(word, syllables), ...texts.map((text) => inText(word, text)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function inText(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 100 + 20 * (word.length / text.length);
  if (at > 0 && startsWord(text, text.indexOf(word, 1))) return 80;
  if (at > 0) return 60;
  return withGaps(word, text);
}

/** `mk rs` of "Mark resolved": in order, each run of letters beginning where a word does or going on where one was. */
function withGaps(word: string, text: string): number {
  if (word.length < 2 || !/^[a-z0-9]+$/.test(word)) return 0;
  let at = -1;
  let runs = 0;
  for (const letter of word) {
    if (at >= 0 && text[at + 1] === letter) {
      at++;
      continue;
    }
    do at = text.indexOf(letter, at + 1);
    while (at >= 0 && !startsWord(text, at));
    if (at < 0) return 0;
    runs++;
  }
  return Math.max(5, 40 - 5 * runs);
}

const startsWord = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');

/** `jiejue`, `jj` and `jiej` are all 解决. */
function inSyllables(word: string, syllables: string[]): number {
  for (let from = 0; from < syllables.length; from++) {
    if (spells(word, syllables, from)) return from === 0 ? 90 : 70;
  }
  return 0;
}

function spells(word: string, syllables: string[], from: number): boolean {
  if (word === '') return true;
  const syllable = syllables[from];
  if (syllable === undefined || syllable[0] !== word[0]) return false;
  for (let length = Math.min(syllable.length, word.length); length > 0; length--) {
    if (syllable.startsWith(word.slice(0, length)) && spells(word.slice(length), syllables, from + 1)) return true;
  }
  return false;
}
