import { HAN } from './han';

let readings: Map<string, string> | null = null;

function read(): Map<string, string> {
  const map = new Map<string, string>();
  for (const group of HAN.split(' ')) {
    const [, syllable = '', characters = ''] = /^([a-z]+)(.*)$/u.exec(group) ?? [];
    for (const character of characters) map.set(character, syllable);
  }
  return map;
}

/** The syllables of the Chinese in a text; what is not Chinese, or too rare, is left out. */
export function syllablesOf(text: string): string[] {
  readings ??= read();
  const found: string[] = [];
  for (const character of text) {
    const syllable = readings.get(character);
    if (syllable) found.push(syllable);
  }
  return found;
}
