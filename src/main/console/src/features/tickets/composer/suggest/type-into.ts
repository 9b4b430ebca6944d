/** Puts text in place of a range as if it had been typed, so that undo takes it back and the page hears of it. */
export function typeInto(field: HTMLTextAreaElement, from: number, to: number, text: string) {
  field.focus();
  field.setSelectionRange(from, to);
  if (document.execCommand?.('insertText', false, text)) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
