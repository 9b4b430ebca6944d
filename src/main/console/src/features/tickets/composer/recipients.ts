import type { Person } from '@/live/ticket-row';

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** Reads "Amelia <a@b.example>, c@d.example"; commas and semicolons of either script separate. */
export function parsePeople(text: string): { people: Person[]; bad: string | null } {
  const people: Person[] = [];
  for (const part of text
    .split(/[,;，；、\n]+/)
    .map((each) => each.trim())
    .filter(Boolean)) {
    const named = /^"?(.*?)"?\s*<([^<>]+)>$/.exec(part);
    const address = (named?.[2] ?? part).trim();
    if (!ADDRESS.test(address)) return { people, bad: part };
    if (!people.some((person) => person.address === address))
      people.push({ name: named?.[1]?.trim() || null, address });
  }
  return { people, bad: null };
}

export const addressesOf = (people: Person[]) => people.flatMap((person) => person.address ?? []);

/** A name must not read as an address or a second person: "Okafor, Amelia" is one. */
const plain = (name: string) => name.replace(/[,;，；、<>"\s]+/g, ' ').trim();

export const writePerson = ({ name, address }: Person) =>
  name && address ? `${plain(name)} <${address}>`.trim() : (address ?? name ?? '');
