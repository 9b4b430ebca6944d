import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const NORTHWIND = {
  id: 'org-1',
  name: 'Northwind',
  domains: ['northwind.example'],
  tier: 'vip',
  calendar: null,
  customers: 3,
  rev: 4,
};

const AMELIA = {
  id: 'amelia',
  name: 'Amelia Okafor',
  addresses: [{ kind: 'email', value: 'amelia@example.com' }],
  tier: 'standard',
  organisation: null,
  calendar: null,
  mayDecide: true,
  rev: 2,
};

function open(path: string, customer: object = AMELIA) {
  const server = new FakeServer();
  server.session.user.role = 'supervisor';
  server.on(({ path: asked, method, body }) => {
    if (asked === '/organisations/tiers') return list(['standard', 'vip']);
    if (asked === '/organisations' && method === 'GET') return list([NORTHWIND]);
    if (asked === '/sla/calendars') return list([]);
    if (asked === '/customers/amelia') return { body: { ...customer, ...body, organisation: null, rev: 3 } };
    return undefined;
  });
  return { server, ...openDesk(path) };
}

it('decides what a customer is to us, by what was seen', async () => {
  const { server, user } = open('/customers/amelia');
  await screen.findByRole('option', { name: 'VIP' });
  await user.selectOptions(screen.getByLabelText('Customer tier'), 'VIP');
  await screen.findByRole('option', { name: 'Northwind' });
  await user.selectOptions(screen.getByLabelText('Organisation'), 'Northwind');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent('PATCH', '/customers/amelia')).toHaveLength(1));
  const [sent] = server.sent('PATCH', '/customers/amelia');
  expect(sent?.body).toEqual({ name: 'Amelia Okafor', tier: 'vip', organisation: 'org-1', calendar: null });
  expect(sent?.headers['If-Match']).toBe('"3"');
});

it('lets whoever decides nothing put the name right, and sends no more', async () => {
  const { server, user } = open('/customers/amelia', { ...AMELIA, mayDecide: false });
  const name = await screen.findByLabelText('Name');
  expect(screen.queryByLabelText('Customer tier')).toBeNull();
  expect(screen.getByText(/Supervisors and administrators decide this/)).toBeVisible();
  await user.clear(name);
  await user.type(name, 'Amelia');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent('PATCH', '/customers/amelia')).toHaveLength(1));
  expect(server.sent('PATCH', '/customers/amelia')[0]?.body).toEqual({ name: 'Amelia' });
});

it('says that there is none, or none of whom one sees a ticket', async () => {
  const { server } = open('/customers/amelia');
  server.on(({ path }) => (path === '/customers/amelia' ? problem(404, 'not-found') : undefined));
  expect(await screen.findByRole('heading', { name: /There is no such customer/ })).toBeVisible();
});

it('changes an organisation, and says why it cannot', async () => {
  const { server, user } = open('/admin/organisations');
  server.on(({ method }) => (method === 'PUT' ? problem(409, 'domain-taken') : undefined));
  expect(await screen.findByText('3 customers · VIP · northwind.example')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Change' }));
  const domains = await screen.findByLabelText('Mail domains');
  await user.clear(domains);
  await user.type(domains, 'northwind.example， north.example');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('One of these domains belongs to another organisation.')).toBeVisible();
  expect(server.sent('PUT', '/organisations/org-1')[0]?.body).toEqual({
    name: 'Northwind',
    domains: ['northwind.example', 'north.example'],
    tier: 'vip',
    calendar: null,
  });
});
