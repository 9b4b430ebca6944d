import { afterEach, beforeEach, expect, it } from 'vitest';
import { isImeKey, watchComposition } from './ime';

let stop = () => {};
const field = document.createElement('textarea');
const fire = (type: string) => field.dispatchEvent(new CompositionEvent(type, { bubbles: true }));

beforeEach(() => {
  document.body.append(field);
  stop = watchComposition();
});
afterEach(() => stop());

it('takes Enter during a composition for the input method', () => {
  fire('compositionstart');
  expect(isImeKey({ keyCode: 13 })).toBe(true);
});

it('takes the next Enter for the person, though the browser still claims to compose', () => {
  fire('compositionstart');
  fire('compositionend');
  expect(isImeKey({ keyCode: 13, isComposing: true } as KeyboardEvent)).toBe(false);
});

it('takes keyCode 229 for the input method even without events', () => {
  expect(isImeKey({ keyCode: 229 })).toBe(true);
});

it('does not stay in a composition that was left by moving away', () => {
  fire('compositionstart');
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  expect(isImeKey({ keyCode: 13 })).toBe(false);
});
