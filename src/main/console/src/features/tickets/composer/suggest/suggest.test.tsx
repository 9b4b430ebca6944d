import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { aTicket, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const replyBox = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply to Amelia Okafor' });
const noteBox = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Internal note, only your team sees it' });
const aCanned = (id: string, title: string, body: string, pinyin = '') => ({
  id,
  scope: 'everyone',
  team: null,
  teamName: null,
  tags: [],
  texts: { en: { title, body } },
  pinyin,
  uses: 0,
  editable: false,
});

let number = 7100;

async function openTicket(...canned: object[]) {
  number += 1;
  const server = new FakeServer(aTicket(number));
  server.canned = canned;
  const desk = openDesk(`/inbox/open/t/${number}`);
  await screen.findByText(`Text of first-${number}`);
  return { posts: () => server.sent('POST', `/tickets/${number}/messages`), server, number, ...desk };
}

const GREETING = aCanned('1', 'Greeting', 'Dear {{customer.firstName}},');
const ORDER = aCanned('2', 'Refund', 'Your order {{order number}} is refunded.', 'tuikuan tk');

describe('canned answers where one writes', () => {
  it('are put in at the cursor, one after the other, with what the ticket tells', async () => {
    const { user, server } = await openTicket(GREETING, ORDER);
    await user.type(replyBox(), '/greet');
    await user.click(await screen.findByRole('option', { name: /Greeting/ }));
    expect(replyBox()).toHaveValue('Dear Amelia,');
    await user.type(replyBox(), ' /tk');
    expect(await screen.findByRole('option', { name: /Refund/ })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(replyBox()).toHaveValue('Dear Amelia, Your order {{order number}} is refunded.');
    expect(server.sent('POST', '/canned-answers/2/uses')).toHaveLength(1);
  });

  it('hold back a message with a blank in it, and go to the blank', async () => {
    const { user, posts } = await openTicket(ORDER);
    await user.type(replyBox(), '/refund');
    await screen.findByRole('listbox', { name: 'Canned answers' });
    await user.keyboard('{Enter}');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Fill in “order number” before sending.')).toBeVisible();
    expect(posts()).toHaveLength(0);
    const { selectionStart, selectionEnd, value } = replyBox();
    expect(value.slice(selectionStart, selectionEnd)).toBe('{{order number}}');
    await user.keyboard('88213{Control>}{Enter}{/Control}');
    await waitFor(() => expect(posts()[0]?.body).toMatchObject({ text: 'Your order 88213 is refunded.' }));
  });

  it('leave what was typed with Escape, and nothing inside an address', async () => {
    const { user } = await openTicket(GREETING);
    await user.type(replyBox(), '/gr');
    await screen.findByRole('listbox', { name: 'Canned answers' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox', { name: /Canned|Colleagues/ })).toBeNull();
    expect(replyBox()).toHaveValue('/gr');
    expect(replyBox()).toHaveFocus();
    await user.type(replyBox(), ' https://gr');
    expect(screen.queryByRole('listbox', { name: /Canned|Colleagues/ })).toBeNull();
  });

  it('are not chosen by an Enter that is the input method’s', async () => {
    const { user } = await openTicket(ORDER);
    await user.type(replyBox(), '/tk');
    await screen.findByRole('listbox', { name: 'Canned answers' });
    fireEvent.compositionStart(replyBox());
    fireEvent.keyDown(replyBox(), { key: 'Enter', keyCode: 229 });
    expect(replyBox()).toHaveValue('/tk');
    fireEvent.compositionEnd(replyBox());
  });
});

describe('colleagues where one writes', () => {
  it('are named in a note, and told', async () => {
    const { user, posts } = await openTicket();
    await user.keyboard('n');
    await user.type(noteBox(), 'Ask @mar');
    expect(within(await screen.findByRole('listbox', { name: 'Colleagues' })).getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Tab}');
    expect(noteBox()).toHaveValue(`Ask @${MARC.name} `);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(posts()[0]?.body).toMatchObject({ mentions: [MARC.id] }));
  });

  it('are not offered in a reply', async () => {
    const { user } = await openTicket();
    await user.type(replyBox(), 'Ask @mar');
    expect(screen.queryByRole('listbox', { name: /Canned|Colleagues/ })).toBeNull();
  });
});
