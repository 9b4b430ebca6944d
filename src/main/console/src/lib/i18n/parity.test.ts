import { describe, expect, it } from 'vitest';
import { texts as first } from './en';
import { texts as later } from './en-later';
import { texts as zh } from './zh-CN';

const en = { ...first, ...later };

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keys = (tree: Tree) => [...new Set(flat(tree).map(([key]) => withoutPlural(key)))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

const english = flat(en);
const chinese = new Map(flat(zh));

const TERMS: [RegExp, string][] = [
  [/\btickets?\b/i, '工单'],
  [/\binternal note\b/i, '内部备注'],
  [/\bagents?\b/i, '客服'],
  [/\bsupervisor\b/i, '主管'],
  [/\bcustomers?\b/i, '客户'],
  [/\bon hold\b/i, '挂起'],
  [/\bpending\b/i, '待客户回复'],
  [/\bresolved\b/i, '已解决'],
  [/^closed$/i, '已关闭'],
  [/\bassign to me\b/i, '领取'],
  [/\bcanned (answer|response)s?\b/i, '快捷回复'],
  [/\bfirst response\b/i, '首次响应'],
  [/\bnext response\b/i, '后续响应'],
  [/\bdue soon\b/i, '即将超时'],
  [/\boverdue\b/i, '已超时'],
  [/\bsnoozed?\b/i, '稍后处理'],
  [/\bmerged?\b/i, '合并'],
  [/\bcallback\b/i, '回访'],
];
// "My tickets" and the like keep the word; these say it with a pronoun.
const SAID_OTHERWISE = new Set(['queue.empty.toOpen']);

describe('texts', () => {
  it('exist in both languages', () => {
    expect(keys(zh)).toEqual(keys(en));
  });

  it('have one plural form in Chinese and two in English', () => {
    expect([...chinese.keys()].filter((key) => /_(one|few|many)$/.test(key))).toEqual([]);
    const names = english.map(([key]) => key);
    for (const key of names.filter((each) => each.endsWith('_other'))) {
      expect(names).toContain(key.replace(/_other$/, '_one'));
    }
  });

  it('fill in the same values', () => {
    for (const [key, text] of english.filter(([each]) => !each.endsWith('_one'))) {
      expect([key, placeholders(chinese.get(key) ?? '')]).toEqual([key, placeholders(text)]);
    }
  });

  it('say the fixed Chinese terms', () => {
    const missing = english.flatMap(([key, text]) => {
      const said = chinese.get(key);
      if (said === undefined || SAID_OTHERWISE.has(key)) return [];
      return TERMS.filter(([word, term]) => word.test(text) && !said.includes(term)).map(
        ([, term]) => `${key}: ${term}`,
      );
    });
    expect(missing).toEqual([]);
  });

  it('avoid other words for the fixed terms, and 您 towards colleagues', () => {
    const wrong = /票证|代理人|坐席|座席|内部笔记|内部注释|待处理|暂停|您/;
    expect([...chinese].filter(([, text]) => wrong.test(text))).toEqual([]);
  });

  it('use Chinese punctuation between Chinese words', () => {
    expect([...chinese].filter(([, text]) => /[一-鿿][,;?!:](\s|$|[一-鿿])/.test(text))).toEqual([]);
  });
});
