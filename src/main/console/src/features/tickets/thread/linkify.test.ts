import { expect, it } from 'vitest';
import { linkify } from './linkify';

const links = (text: string) => linkify(text).flatMap((piece) => piece.href ?? []);

it('finds web addresses and leaves the punctuation of the sentence alone', () => {
  expect(links('See https://shop.example/a?b=1, or (http://x.example/y).')).toEqual([
    'https://shop.example/a?b=1',
    'http://x.example/y',
  ]);
  expect(links('请看 https://shop.example/订单，谢谢')).toEqual(['https://shop.example/订单']);
});

it('makes a link of nothing but web addresses', () => {
  expect(links('javascript:alert(1) data:text/html,x ftp://x.example')).toEqual([]);
});
