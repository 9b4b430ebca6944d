/// <reference types="vite/client" />
import { expect, it } from 'vitest';
import { texts as first } from './en';
import { texts as later } from './en-later';
import { texts as zh } from './zh-CN';

type Tree = { [key: string]: string | Tree };
const en = { ...first, ...later };

const flat = (tree: Tree, path: string[] = []): [string[], string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key], value] as [string[], string]] : flat(value, [...path, key]),
  );

const sources = import.meta.glob<string>('../../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const files = Object.entries(sources)
  .map(([path, code]) => ({ file: path.replace(/^(\.\.\/)+/, ''), code }))
  .filter(({ file }) => !/^\.\/|\.test\.tsx?$|^i18n\/|^testing\/|palette\/han\.ts$/.test(file));
const all = files.map(({ code }) => code).join('\n');

/** The same in both languages, and meant to be: names, formats and what is typed into fields. */
const SAME =
  /^[^a-z]*$|Tributary|^(Cc|Bcc|IMAP|POP3|SMTP|OAuth|OAuth2|XOAUTH2|STARTTLS|TLS|SSL|CSV|OIDC|TOTP|URL|ID|API|Microsoft|Google|Markdown|HTML)\b/;
const words = (text: string) => text.replace(/\{\{\w+\}\}/g, '');

it('are not English by accident on a Chinese screen', () => {
  const english = new Map(flat(en).map(([path, text]) => [path.join('.'), text]));
  const same = flat(zh)
    .filter(
      ([path, text]) =>
        english.get(path.join('.')) === text && /[a-z]/i.test(words(text)) && !SAME.test(words(text).trim()),
    )
    .map(([path, text]) => `${path.join('.')}: ${text}`);
  expect(same).toEqual([]);
});

/**
 * Whether anything asks for a key. One made up of a variable (`state.${name}`) counts for every key it could be; the parts that do
 * not vary must stand in the code as they are.
 */
function isAsked(path: string[]): boolean {
  const [, ...keys] = path;
  const name = keys.join('.').replace(/_(one|other)$/, '');
  if (["'", '"', '`'].some((quote) => all.includes(`${quote}${name}${quote}`) || all.includes(`:${name}${quote}`)))
    return true;
  // t(`state.${state}`), t(`${state}.title`), and t(state) for keys of a type of their own.
  return templates.some((template) => template.test(name));
}

const templates = [
  ...new Set([...all.matchAll(/`((?:[\w.:-]*\$\{[^{}`]*\})+[\w.-]*)`/g)].map((match) => match[1] ?? '')),
]
  .filter((template) => /[a-z]/i.test(template.replace(/\$\{[^{}]*\}/g, '').replace(/^\w+:/, '')))
  .map((template) => {
    const fixed = template.replace(/^\w+:/, '').split(/\$\{[^{}]*\}/);
    return new RegExp(`^${fixed.map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')).join('.+')}$`);
  });

/** Asked for by a word of the server's or of the keymap's. */
const BY_CODE = /^(common\.problem\.|commands\.|evidence\.(verdict|as)\.|inbound\.(reason|error)\.)/;

it('are all said somewhere', () => {
  const unused = flat(en)
    .filter(([path]) => !BY_CODE.test(path.join('.')) && !isAsked(path))
    .map(([path]) => path.join('.'));
  expect(unused).toEqual([]);
});

/** Names are names in every language. */
const NAMES = /^(Tributary|T-|LDAP|•••|Ctrl|Esc|中文|EN|English)$/;

it('are the only words on the screen', () => {
  const found = files
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, code }) => {
      const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const text = [...bare.matchAll(/(?:[^=]|\}|")>([^<>{}=;()[]*\p{L}{2}[^<>{}=;()[]*)(?=<\/|\{|<[a-zA-Z])/gu)].map(
        (match) => match[1],
      );
      const attributes = [
        ...bare.matchAll(/\b(?:title|placeholder|aria-label|label|alt|hint|lead)="([^"]*\p{L}{2}[^"]*)"/gu),
      ].map((match) => match[1]);
      return [...text, ...attributes]
        .map((each) => (each ?? '').trim())
        .filter((each) => each !== '' && !NAMES.test(each))
        .map((each) => `${file}: ${each}`);
    });
  expect(found).toEqual([]);
});
