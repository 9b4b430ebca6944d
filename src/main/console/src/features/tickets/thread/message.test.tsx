import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { aDelivery, aMessage, aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const WHY = { name: 'Why is this here?' };

async function ask(evidence: object) {
  const server = new FakeServer(aTicket(1));
  server.on(({ path }) =>
    path === '/tickets/1/thread-evidence'
      ? list([{ message: 'first-1', at: '2026-11-20T09:00:00Z', evidence }])
      : undefined,
  );
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await user.click(screen.getByRole('button', WHY));
  return { user, reasons: await screen.findByRole('dialog', WHY) };
}

it('tells why a message joined, and what is known of its sender', async () => {
  const { user, reasons } = await ask({
    threading: [
      { kind: 'references', externalId: 'a@b', ticket: 7, score: 60, participant: false, verdict: 'not-a-participant' },
      { kind: 'signed-message-id', ticket: 1, score: 100, participant: true, as: 'wrote', verdict: 'joins' },
    ],
    authentication: { result: 'pass', by: 'mx.desk.example' },
    reopened: true,
    thanks: true,
  });
  const lines = within(reasons).getAllByRole('listitem');
  expect(lines.map((line) => line.textContent)).toEqual([
    'It refers to a message in T-7. The sender does not take part there, so it did not join.',
    'It answers a message we sent in T-1. The sender has written there before, so it joined.',
    'The ticket was resolved; this message opened it again.',
    'It only says thanks.',
    'The sender’s domain stands behind it, says mx.desk.example.',
  ]);
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((found) => found.id)).toEqual([]);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', WHY)).not.toBeInTheDocument());
  expect(screen.getByRole('button', WHY)).toHaveFocus();
});

it('tells it in Chinese too, whatever the evidence', async () => {
  const { reasons } = await ask({
    threading: [
      { kind: 'references', externalId: 'a@b', verdict: 'parent-unknown' },
      { kind: 'telepathy', ticket: 3, verdict: 'of a later version' },
    ],
    authentication: { result: 'fail', by: 'mx' },
    automatic: 'Auto-Submitted',
    spam: 'x-spam: yes',
  });
  await applyLocale('zh-CN');
  const texts = await within(reasons).findAllByText(/[一-鿿]/);
  expect(texts.map((line) => line.textContent)).toEqual([
    '为什么在这里？',
    '它回复的消息尚未送达我们。',
    '它指向工单 T-3。',
    'mx 指出：发件人的域名否认发过此邮件。',
    '由程序自动发出，依据：Auto-Submitted',
    '途中被标记为垃圾邮件：x-spam: yes',
  ]);
});

it('says that a message stands on its own, or was written on the status page', async () => {
  const { reasons } = await ask({});
  expect(await within(reasons).findByText(/^Nothing in it points at an earlier ticket/)).toBeVisible();
});

it('says when the reasons cannot be had', async () => {
  const server = new FakeServer(aTicket(1));
  server.on(({ path }) => (path === '/tickets/1/thread-evidence' ? problem(404, 'not-found') : undefined));
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await user.click(screen.getByRole('button', WHY));
  expect(await screen.findByText('This does not exist, or you may not see it.')).toBeVisible();
});

it('shows what a machine wrote as one line that opens', async () => {
  const server = new FakeServer(aTicket(1));
  const away = { automatic: true, author: { name: 'Nora Quist', address: 'nora@example.com' }, text: 'I am away.' };
  const ours = {
    kind: 'reply',
    automatic: true,
    author: { name: 'Desk', address: null },
    text: 'We have your mail.',
  } as const;
  server.messages.set(1, [
    aMessage('question'),
    aMessage('ours', { ...ours, delivery: aDelivery({ state: 'sent' }) }),
    aMessage('away', away),
    aMessage('report', { ...away, author: { name: 'Mail System', address: 'MAILER-DAEMON@mx.example' } }),
  ]);
  const { user } = openDesk('/inbox/open/t/1');
  const line = await screen.findByText('Automatic reply');
  expect(line.closest('summary')).toHaveTextContent(/^Nora Quist Automatic reply/);
  expect(
    within(screen.getByRole('article', { name: /Desk Automatic confirmation/ })).getByText(/^Sent /),
  ).toBeVisible();
  expect(screen.getByText('Delivery report')).toBeVisible();
  expect(screen.getAllByText('I am away.')[0]).not.toBeVisible();
  await user.click(line);
  expect(screen.getAllByText('I am away.')[0]).toBeVisible();
});

it('opens what a machine wrote if it is what opened the ticket', async () => {
  const server = new FakeServer(aTicket(1));
  server.messages.set(1, [aMessage('list', { automatic: true, text: 'Our newsletter' })]);
  openDesk('/inbox/open/t/1');
  expect(await screen.findByText('Our newsletter')).toBeVisible();
  expect(screen.getByText('Automatic message')).toBeVisible();
});
