import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { FakeSocket, push } from '@/testing/fake-socket';
import { aFrame, aMessage, aTicket, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import { lastSeen } from '../thread/seen';
import { saveDrafts } from './drafts';

const replyBox = () => screen.getByRole('textbox', { name: 'Reply to Amelia Okafor' });
const noteBox = () => screen.getByRole('textbox', { name: 'Internal note, only your team sees it' });

const A_DRAFT = { writer: expect.any(String), turn: expect.any(Number), rev: expect.any(Number) };
let number = 100;

/** Every test writes on a ticket of its own, as drafts outlive the page. */
async function openTicket(change: Parameters<typeof aTicket>[1] = {}) {
  number += 1;
  const server = new FakeServer(aTicket(number, change), aTicket(number + 1000));
  const desk = openDesk(`/inbox/open/t/${number}`);
  await screen.findByText(`Text of first-${number}`);
  await waitFor(() => expect(lastSeen(number)).toBe(`first-${number}`));
  return { server, number, posts: () => server.sent('POST', `/tickets/${number}/messages`), ...desk };
}

describe('the composer', () => {
  it('sends a reply with what its writer had seen, held for a while', async () => {
    const { posts, number, user } = await openTicket();
    await user.keyboard('r');
    await user.type(replyBox(), 'Hello Amelia');
    await user.click(screen.getByRole('button', { name: 'Send to Amelia Okafor' }));
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    expect(posts()[0]?.body).toEqual({
      kind: 'reply',
      text: 'Hello Amelia',
      base: `first-${number}`,
      holdSeconds: 8,
      draft: A_DRAFT,
    });
    expect(screen.getByText('Hello Amelia')).toBeVisible();
  });

  it('keeps notes and replies apart', async () => {
    const { posts, user } = await openTicket();
    await user.type(replyBox(), 'For the customer');
    await user.keyboard('{Control>}/{/Control}');
    expect(noteBox()).toHaveValue('');
    await user.type(noteBox(), 'For us');
    await user.click(screen.getByRole('button', { name: 'Add note · Internal' }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]?.body).toEqual({ kind: 'note', text: 'For us', draft: A_DRAFT });
    await user.click(screen.getByRole('button', { name: /^Reply/ }));
    expect(replyBox()).toHaveValue('For the customer');
  });

  it('starts the next ticket with a reply, whatever the last one was', async () => {
    const { user, router, number } = await openTicket();
    await user.keyboard('n');
    expect(noteBox()).toHaveFocus();
    await router.navigate({ to: '/inbox/$view/t/$no', params: { view: 'open', no: String(number + 1000) } });
    expect(await screen.findByRole('textbox', { name: 'Reply to Amelia Okafor' })).toBeVisible();
  });

  it('shows a newer message before sending past it', async () => {
    const { server, posts, user } = await openTicket();
    const newer = aMessage('newer', { text: 'Marc already answered', author: { name: MARC.name, address: null } });
    server.on(({ method, body }) =>
      method === 'POST' && body.base !== 'newer' ? problem(409, 'newer-message', { message: newer }) : undefined,
    );
    await user.type(replyBox(), 'My answer{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Marc already answered')).toBeVisible();
    expect(replyBox()).toHaveValue('My answer');
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    expect(posts()[1]?.body.base).toBe('newer');
  });

  it('repeats a failed attempt to the letter, under the same key', async () => {
    const { server, posts, user } = await openTicket();
    let down = true;
    server.on(({ method }) => (method === 'POST' && down ? problem(500, 'internal') : undefined));
    await user.type(replyBox(), 'Once only{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^Not sent\./)).toBeVisible();
    expect(replyBox()).toHaveValue('Once only');
    down = false;
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    const [first, second] = posts();
    expect(second?.headers['Idempotency-Key']).toBe(first?.headers['Idempotency-Key']);
    expect(second?.body).toEqual(first?.body);
  });

  it('resolves with Shift', async () => {
    const { posts, user } = await openTicket();
    await user.type(replyBox(), 'Done{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(posts()[0]?.body).toMatchObject({ text: 'Done', status: 'resolved' }));
  });

  it('sends nothing while an input method composes', async () => {
    const { posts, user } = await openTicket();
    await user.type(replyBox(), 'ni');
    fireEvent.compositionStart(replyBox());
    fireEvent.keyDown(replyBox(), { key: 'Enter', ctrlKey: true, keyCode: 13 });
    await new Promise((done) => setTimeout(done, 100));
    expect(posts()).toHaveLength(0);
    fireEvent.compositionEnd(replyBox());
    fireEvent.keyDown(replyBox(), { key: 'Enter', ctrlKey: true, keyCode: 13 });
    await waitFor(() => expect(posts()).toHaveLength(1));
  });

  it('keeps the draft whatever colleagues do to the ticket', async () => {
    const { server, number, user } = await openTicket();
    await user.type(replyBox(), 'Half a sen');
    await waitFor(() => expect(FakeSocket.current?.topics.has(`/topic/ticket.${number}`)).toBe(true));
    const taken = aTicket(number, { rev: 2, assignee: MARC });
    server.put(taken);
    await push(`/topic/ticket.${number}`, { ...aFrame(101, taken), prev: 0 });
    await waitFor(() => expect(screen.getByLabelText('Assignee')).toHaveValue(MARC.id));
    expect(replyBox()).toHaveValue('Half a sen');
    expect(replyBox()).toHaveFocus();
  });

  it('keeps the draft in the browser, per person, ticket and kind', async () => {
    const { number, user } = await openTicket();
    await user.type(replyBox(), 'To be continued');
    saveDrafts();
    expect(localStorage.getItem(`tributary.draft.agent-lena.${number}.reply`)).toContain('To be continued');
    expect(localStorage.getItem(`tributary.draft.agent-lena.${number}.note`)).toBeNull();
  });

  it('does not send to something that is no address', async () => {
    const { posts, user } = await openTicket();
    await user.type(screen.getByLabelText('Cc'), 'procurement');
    await user.type(replyBox(), 'Hello{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('“procurement” is not an email address.');
    expect(posts()).toHaveLength(0);
  });

  it('copies those the ticket has, unless one takes them out', async () => {
    const copies = [{ name: 'Quist, Nora', address: 'nora@example.com' }];
    const { posts, user } = await openTicket({ copies });
    expect(screen.getByLabelText('Cc')).toHaveValue('Quist Nora <nora@example.com>');
    await user.type(replyBox(), 'For both');
    await user.click(screen.getByRole('button', { name: 'Send to Amelia Okafor and 1 other' }));
    await waitFor(() => expect(posts()[0]?.body).toMatchObject({ text: 'For both', cc: ['nora@example.com'] }));
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    await user.clear(screen.getByLabelText('Cc'));
    await user.type(replyBox(), 'For one');
    await user.click(screen.getByRole('button', { name: 'Send to Amelia Okafor' }));
    await waitFor(() => expect(posts()[1]?.body).toMatchObject({ text: 'For one', cc: [] }));
  });

  it('writes to a customer whose name has a comma in it', async () => {
    const customer = { id: 'amelia', name: 'Okafor, Amelia', address: 'amelia@okafor.example' };
    const { posts, user } = await openTicket({ customer });
    expect(screen.getByLabelText('To')).toHaveValue('Okafor Amelia <amelia@okafor.example>');
    await user.type(screen.getByRole('textbox', { name: /^Reply to/ }), 'Hello{Control>}{Enter}{/Control}');
    await waitFor(() => expect(posts()).toHaveLength(1));
  });
});
