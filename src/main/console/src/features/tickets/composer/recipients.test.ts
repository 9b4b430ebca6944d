import { expect, it } from 'vitest';
import { parsePeople } from './recipients';

it('reads names and addresses between commas of either script', () => {
  expect(parsePeople('Amelia Okafor <amelia@okafor.example>，tom@example.net; amelia@okafor.example')).toEqual({
    people: [
      { name: 'Amelia Okafor', address: 'amelia@okafor.example' },
      { name: null, address: 'tom@example.net' },
    ],
    bad: null,
  });
});

it('names the first thing that is no address', () => {
  expect(parsePeople('tom@example.net, tom').bad).toBe('tom');
});
