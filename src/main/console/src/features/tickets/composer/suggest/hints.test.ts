import { expect, it } from 'vitest';
import { namesFile, otherLanguage } from './hints';

it('notices a draft in a language its reader may not read', () => {
  expect(otherLanguage('We send you a new lamp today.', 'zh')).toBe('zh');
  expect(otherLanguage('我们今天给您寄一盏新的灯。', 'en')).toBe('en');
  expect(otherLanguage('We send you a new lamp today.', 'en')).toBeNull();
  expect(otherLanguage('OK, SF-1234', 'zh')).toBeNull();
  expect(otherLanguage('Dear 王小明, we send a new lamp', 'en')).toBeNull();
  expect(otherLanguage('We send you a new lamp today.', null)).toBeNull();
});

it('notices a file that is promised, in either language', () => {
  expect(namesFile('Please find the invoice attached.')).toBe(true);
  expect(namesFile('发票请见附件。')).toBe(true);
  expect(namesFile('> see attached\nThank you')).toBe(false);
  expect(namesFile('I am not detached')).toBe(false);
});
