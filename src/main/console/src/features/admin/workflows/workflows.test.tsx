import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';
import escalation from '../../../../../../../bpmn/sla-escalation.bpmn20.xml?raw';
import { isDrawable } from './upload/drawable';

const version = (number: number, more: object = {}) => ({
  definition: `sla-escalation:${number}:x`,
  key: 'sla-escalation',
  version: number,
  by: 'Ida Lang',
  at: '2026-11-20T09:00:00Z',
  active: false,
  own: true,
  beside: [{ key: 'sla-clock', version: number }],
  tickets: 0,
  ...more,
});

const OURS = version(1, { by: null, active: true, tickets: 12 });

function open(role: 'admin' | 'supervisor', path: string) {
  const server = new FakeServer();
  server.session.user.role = role;
  server.on(({ path: asked, method }) => {
    if (asked === '/sla/processes')
      return list([
        { key: 'sla-clock', name: 'Clock of one promise', active: { ...OURS, key: 'sla-clock' } },
        { key: 'sla-escalation', name: 'Escalation of a broken promise', active: OURS },
      ]);
    if (asked === '/sla/processes/sla-escalation/versions') return list([version(2), OURS]);
    if (method === 'GET' && asked.startsWith('/sla/processes/sla-escalation%3A'))
      return { body: { ...OURS, xml: escalation, tokens: { first_wait: 7, second_wait: 2 } } };
    return undefined;
  });
  return { server, ...openDesk(path) };
}

it('lists what there is, each with the version that new tickets follow', async () => {
  const { user, router } = open('admin', '/admin/workflows');
  const [, row] = await screen
    .findAllByRole('listitem', {}, { timeout: 5000 })
    .then((all) => all.filter((each) => within(each).queryByRole('heading')));
  expect(row).toHaveTextContent('New tickets follow version 1');
  expect(row).toHaveTextContent(/Came with the desk · .* · 12 tickets stand on it/);
  await user.click(screen.getByRole('link', { name: 'Open Escalation of a broken promise' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/workflows/sla-escalation'));
});

it('is not there for whoever does not set the desk up', async () => {
  const { server } = open('supervisor', '/admin/workflows/sla-escalation');
  expect(await screen.findByRole('heading', { name: 'You may not do that.' })).toBeVisible();
  expect(server.sent('GET', '/sla/processes')).toHaveLength(0);
});

it('shows a version with how many stand where, and has it used after asking', async () => {
  const { server, user } = open('admin', '/admin/workflows/sla-escalation');
  server.on(({ path, method }) =>
    method === 'POST' && path === '/sla/processes/sla-escalation%3A2%3Ax/activation'
      ? { body: version(2, { active: true }) }
      : undefined,
  );
  expect(await screen.findByTitle('Diagram: Escalation of a broken promise')).toHaveTextContent(
    '[{"element":"first_wait","look":"here","count":7},{"element":"second_wait","look":"here","count":2}]',
  );
  expect(screen.getByText('30 minutes: 7')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Hide version 1' })).toHaveAttribute('aria-expanded', 'true');
  expect(screen.queryByRole('button', { name: 'Use for new tickets: version 1' })).not.toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Use for new tickets: version 2' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('Open tickets stay on the version they are on until you move them');
  expect(server.sent('POST', '/sla/processes')).toHaveLength(0);
  await user.click(within(dialog).getByRole('button', { name: 'Use for new tickets' }));
  expect(await screen.findByText(/^New tickets follow version 2 from now on\./)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Move open tickets: choose their policy' })).toHaveAttribute(
    'href',
    '/admin/sla',
  );
});

const REFUSED = problem(422, 'process-refused', {
  findings: [
    { element: 'hand_over', type: 'serviceTask', reason: 'attribute', detail: 'x', line: 28, words: '<b>No class</b>' },
    { element: '', type: 'definitions', reason: 'diagram', detail: '', line: 0, words: 'No picture' },
  ],
});

it('says all reasons of a refused file, where they are, and marks them in its picture', async () => {
  const { server, user } = open('admin', '/admin/workflows/sla-escalation');
  server.on(({ path, method }) =>
    method === 'POST' && path === '/sla/processes/sla-escalation' ? REFUSED : undefined,
  );
  const named = escalation.replace('name="Reassign"', 'name="&lt;img src=x onerror=alert(1)&gt;"');
  await user.upload(await screen.findByLabelText('BPMN file'), new File([named], 'mine.bpmn', { type: 'text/xml' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('“mine.bpmn” cannot be taken, for 2 reasons:');
  const [first, second] = within(screen.getByRole('list', { name: 'Reasons' })).getAllByRole('listitem');
  await waitFor(() => expect(first).toHaveTextContent('<img src=x onerror=alert(1)> hand_over Line 28<b>No class</b>'));
  expect(second).toHaveTextContent('The file No picture');
  expect(screen.getByText('[{"element":"hand_over","look":"wrong"}]')).toBeVisible();
  expect(document.querySelector('main img, main b')).toBeNull();
  expect(server.sent('POST', '/sla/processes/sla-escalation')[0]?.headers['Content-Type']).toBe('application/xml');
});

it('does not send what is too large, and takes a file that is dropped', async () => {
  const { server, user } = open('admin', '/admin/workflows/sla-escalation');
  await screen.findByLabelText('BPMN file');
  await applyLocale('zh-CN');
  server.on(({ path, method }) =>
    method === 'POST' && path === '/sla/processes/sla-escalation' ? { status: 201, body: version(3) } : undefined,
  );
  const field = await screen.findByLabelText('BPMN 文件');
  await user.upload(field, new File(['x'.repeat(512 * 1024 + 1)], 'large.bpmn', { type: 'text/xml' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('512');
  expect(server.sent('POST', '/sla/processes')).toHaveLength(0);
  fireEvent.drop(field, { dataTransfer: { files: [new File([escalation], 'mine.bpmn')] } });
  expect(await screen.findByText('文件可用，已收录为版本 3，尚未启用。')).toBeVisible();
  expect(server.sent('POST', '/sla/processes/sla-escalation')[0]?.headers['Accept-Language']).toBe('zh-CN');
});

it('reads no file that may be made to hurt whoever reads it', () => {
  const finding = (reason: string) => ({ element: '', reason, line: 0, words: '' });
  expect(isDrawable([finding('delegate'), finding('doctype')])).toBe(false);
  expect(isDrawable([finding('not-xml')])).toBe(false);
  expect(isDrawable([finding('delegate'), finding('timer')])).toBe(true);
});
