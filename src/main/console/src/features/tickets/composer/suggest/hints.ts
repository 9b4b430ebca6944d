const count = (text: string, what: RegExp) => (text.match(what) ?? []).length;

/** The language the customer reads, where the draft is clearly in the other one. A name or an order number is not a language. */
export function otherLanguage(text: string, customer: string | null): 'zh' | 'en' | null {
  const han = count(text, /\p{Script=Han}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  if (customer === 'zh' && han === 0 && latin >= 20) return 'zh';
  if (customer === 'en' && han >= 6 && han * 3 > latin) return 'en';
  return null;
}

const FILE = /\b(attached|attachments?|attaching|enclosed)\b|附件|附上|随信|见附|附图/iu;
// What the other side has written before is quoted, not promised.
const QUOTED = /^>.*$/gm;

export const namesFile = (text: string) => FILE.test(text.replace(QUOTED, ''));
