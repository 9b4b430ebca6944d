import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { FakeSocket } from '@/testing/fake-socket';
import { aMessage, aSession, aTicket, LENA, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import { lastSeen } from '../thread/seen';
import { type Draft, draftKey, EMPTY, type Kind } from './drafts';

const replyBox = () => screen.getByRole('textbox', { name: 'Reply to Amelia Okafor' });
const noteBox = () => screen.getByRole('textbox', { name: 'Internal note, only your team sees it' });
const SEND = '{Control>}{Enter}{/Control}';
const HOUR = 60 * 60 * 1000;

let number = 7100;

/** Two tickets that were looked at, the first one open, and a cable to pull. */
async function openTicket(prepare: () => void = () => {}) {
  number += 2;
  const [first, second] = [number, number + 1];
  const server = new FakeServer(aTicket(first), aTicket(second));
  let away = false;
  prepare();
  const desk = openDesk(`/inbox/open/t/${second}`);
  const go = async (ticket: number) => {
    await act(() => desk.router.navigate({ to: '/inbox/$view/t/$no', params: { view: 'open', no: String(ticket) } }));
    await screen.findByText(`Text of first-${ticket}`);
    await waitFor(() => expect(lastSeen(ticket)).toBeDefined());
  };
  await screen.findByText(`Text of first-${second}`);
  await waitFor(() => expect(lastSeen(second)).toBeDefined());
  await go(first);
  const pull = () =>
    act(async () => {
      away = true;
      server.on(() => {
        if (away) throw new TypeError('Failed to fetch');
        return undefined;
      });
      FakeSocket.current?.drop();
    });
  const putBack = () =>
    act(async () => {
      away = false;
      window.dispatchEvent(new Event('online'));
    });
  const posts = () =>
    server.asked.filter(({ method, path }) => method === 'POST' && /^\/tickets\/\d+\/messages$/.test(path));
  return { server, first, second, go, pull, putBack, posts, ...desk };
}

/** What an earlier page left in this browser. */
function leave(
  user: string,
  ticket: number,
  kind: Kind,
  text: string,
  change: Partial<NonNullable<Draft['attempt']>> = {},
) {
  const message = { kind, text, base: `first-${ticket}`, draft: { writer: 'w', turn: 1, rev: 0 } };
  const attempt = {
    written: 'as it was',
    message,
    key: `key of ${text}`,
    at: Date.now() - HOUR,
    state: 'waiting' as const,
  };
  const draft: Draft = { ...EMPTY, text, attempt: { ...attempt, ...change } };
  localStorage.setItem(`tributary.${draftKey(user, ticket, kind)}`, JSON.stringify(draft));
}

describe('what is sent while nobody can be reached', () => {
  it('waits with its words, and goes by itself under the same key', async () => {
    const { posts, pull, putBack, user } = await openTicket();
    await pull();
    await user.type(replyBox(), `Kept for you${SEND}`);
    expect(await screen.findByText(/^Waiting to be sent\./)).toBeVisible();
    expect(screen.getByText('1 message waiting to be sent.')).toBeVisible();
    expect(replyBox()).toHaveValue('Kept for you');
    expect(replyBox()).toHaveAttribute('readonly');

    await putBack();
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    const [failed, sent, ...more] = posts();
    expect(more).toEqual([]);
    expect(sent?.headers['Idempotency-Key']).toBe(failed?.headers['Idempotency-Key']);
    expect(sent?.body).toEqual(failed?.body);
    expect(await screen.findByText('1 message that had been waiting is sent.')).toBeVisible();
    expect(replyBox()).not.toHaveAttribute('readonly');
  });

  it('goes oldest first, whatever ticket and kind it is for', async () => {
    const { posts, pull, putBack, go, first, second, user } = await openTicket();
    await pull();
    await user.keyboard('n');
    await user.type(noteBox(), `One${SEND}`);
    await go(second);
    await user.type(replyBox(), `Two${SEND}`);
    await go(first);
    await user.keyboard('r');
    await user.type(replyBox(), `Three${SEND}`);
    expect(await screen.findByText('3 messages waiting to be sent.')).toBeVisible();
    const tried = posts().length;

    await putBack();
    await waitFor(() => expect(posts()).toHaveLength(tried + 3));
    expect(
      posts()
        .slice(tried)
        .map(({ body }) => body.text),
    ).toEqual(['One', 'Two', 'Three']);
    await waitFor(() => expect(screen.queryByText(/waiting to be sent\.$/)).toBeNull());
  });

  it('is held where the customer wrote meanwhile, and does not hold up the others', async () => {
    const { server, posts, pull, putBack, go, first, second, user } = await openTicket();
    const newer = aMessage('newer', { text: 'It works again, thank you' });
    server.on(({ method, path, body }) =>
      method === 'POST' && path === `/tickets/${first}/messages` && body.base !== 'newer'
        ? problem(409, 'newer-message', { message: newer })
        : undefined,
    );
    await pull();
    await user.type(replyBox(), `Try to restart it${SEND}`);
    await screen.findByText(/^Waiting to be sent\./);
    await go(second);
    await user.type(replyBox(), `Another matter${SEND}`);
    await screen.findByText('2 messages waiting to be sent.');

    await putBack();
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    expect(await screen.findByText(/^1 message was not sent/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: `T-${first}` }));
    expect(await screen.findByText('It works again, thank you')).toBeVisible();
    expect(replyBox()).toHaveValue('Try to restart it');
    expect(posts().filter(({ path }) => path.includes(String(first)))).toHaveLength(2);

    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    expect(posts().at(-1)?.body).toMatchObject({ text: 'Try to restart it', base: 'newer' });
    expect(screen.queryByText(/was not sent/)).toBeNull();
  });

  it('can be edited instead, and then goes only when it is sent', async () => {
    const { posts, pull, putBack, user } = await openTicket();
    await pull();
    await user.type(replyBox(), `Hasty${SEND}`);
    await user.click(await screen.findByRole('button', { name: 'Edit instead' }));
    await user.type(replyBox(), ' words');
    expect(screen.queryByText(/waiting to be sent/i)).toBeNull();
    await putBack();
    await new Promise((done) => setTimeout(done, 300));
    expect(posts()).toHaveLength(1);
    await user.type(replyBox(), SEND);
    await waitFor(() => expect(posts()).toHaveLength(2));
    expect(posts()[1]?.body).toMatchObject({ text: 'Hasty words' });
    expect(posts()[1]?.headers['Idempotency-Key']).not.toBe(posts()[0]?.headers['Idempotency-Key']);
  });

  it('goes on after its writer has signed in again', async () => {
    const { server, posts, user } = await openTicket();
    await user.type(replyBox(), 'Too late for this session');
    server.signedIn = false;
    await user.keyboard(SEND);
    await user.type(await screen.findByLabelText('Password'), 'secret{Enter}');
    await waitFor(() => expect(replyBox()).toHaveValue(''));
    expect(posts().map(({ body }) => body.text)).toEqual(['Too late for this session', 'Too late for this session']);
    expect(posts()[1]?.headers['Idempotency-Key']).toBe(posts()[0]?.headers['Idempotency-Key']);
  });
});

describe('what an earlier page has left waiting', () => {
  it('is sent when the desk is opened again, as is what was just on its way', async () => {
    const { posts } = await openTicket(() => {
      leave(LENA.id, number + 1, 'note', 'On its way', { state: 'sending' });
      leave(LENA.id, number, 'reply', 'Waiting', { at: Date.now() - HOUR - 1 });
    });
    await waitFor(() => expect(posts()).toHaveLength(2));
    expect(posts().map(({ body }) => body.text)).toEqual(['Waiting', 'On its way']);
    expect(posts().map(({ headers }) => headers['Idempotency-Key'])).toEqual(['key of Waiting', 'key of On its way']);
  });

  it('is shown again rather than sent when it is most of a day old', async () => {
    const { posts } = await openTicket(() =>
      leave(LENA.id, number, 'reply', 'Yesterday', { at: Date.now() - 21 * HOUR }),
    );
    expect(await screen.findByText(/It has waited for most of a day/)).toBeVisible();
    expect(replyBox()).toHaveValue('Yesterday');
    expect(posts()).toEqual([]);
  });

  it('is neither sent nor shown for somebody else', async () => {
    const { posts } = await openTicket(() => leave(MARC.id, number, 'reply', 'Marc’s own words'));
    await new Promise((done) => setTimeout(done, 300));
    expect(posts()).toEqual([]);
    expect(replyBox()).toHaveValue('');
    expect(screen.queryByText(/waiting to be sent/)).toBeNull();
  });
});

it('says nothing in the name of somebody who has signed in from another tab', async () => {
  const { server, posts, user } = await openTicket();
  server.session = {
    ...aSession(),
    user: { ...aSession().user, ...MARC },
    csrf: { header: 'X-CSRF-TOKEN', token: 'his' },
  };
  server.on(({ method, headers }) =>
    method === 'POST' && headers['X-CSRF-TOKEN'] !== 'his' ? problem(403, 'csrf') : undefined,
  );
  await user.type(replyBox(), `Lena’s words${SEND}`);
  expect(await screen.findByText(/^Waiting to be sent\./)).toBeVisible();
  await new Promise((done) => setTimeout(done, 300));
  expect(posts().map(({ headers }) => headers['X-CSRF-TOKEN'])).toEqual(['token']);
});
