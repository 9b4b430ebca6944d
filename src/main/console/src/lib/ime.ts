/**
 * Whether a key press belongs to an input method. `isComposing` alone lies: it stays true on macOS Pinyin after the
 * composition ended and eats the real Enter, so composition is tracked by its own events, with keyCode 229 beside it.
 */
let composing = false;

export function watchComposition(target: EventTarget = document) {
  const start = () => {
    composing = true;
  };
  const end = () => {
    composing = false;
  };
  target.addEventListener('compositionstart', start, true);
  target.addEventListener('compositionend', end, true);
  target.addEventListener('focusout', end, true);
  return () => {
    target.removeEventListener('compositionstart', start, true);
    target.removeEventListener('compositionend', end, true);
    target.removeEventListener('focusout', end, true);
  };
}

export const isImeKey = (event: { keyCode: number }) => composing || event.keyCode === 229;
