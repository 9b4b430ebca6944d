import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { adoptPreferences, forgetPreferences, getPreference, setPreference } from './preferences';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
});
afterEach(forgetPreferences);

const sent = () => server.sent('PATCH', '/session').map((each) => each.body.preferences);

it('hold at once and reach the server', async () => {
  adoptPreferences('lena', {});
  const done = setPreference('density', 'compact');
  expect(getPreference('density')).toBe('compact');
  await done;
  expect(sent()).toEqual([{ density: 'compact' }]);
});

it('are known before the server has answered', async () => {
  adoptPreferences('lena', { zone: 'Asia/Shanghai' });
  vi.resetModules();
  const reloaded = await import('./preferences');
  expect(reloaded.getPreference('zone')).toBe('Asia/Shanghai');
});

it('are each one’s own in a shared browser', () => {
  adoptPreferences('lena', { density: 'compact' });
  adoptPreferences('marc', {});
  expect(getPreference('density')).toBeUndefined();
  adoptPreferences('lena', { density: 'compact' });
  expect(getPreference('density')).toBe('compact');
});

it('that could not be sent hold against the server, and go with the next session', async () => {
  let away = true;
  server.on(({ method }) => (method === 'PATCH' && away ? problem(503, 'unavailable') : undefined));
  adoptPreferences(server.session.user.id, { density: 'roomy' });
  await setPreference('density', 'compact');
  away = false;
  adoptPreferences(server.session.user.id, { density: 'roomy' });
  expect(getPreference('density')).toBe('compact');
  await vi.waitFor(() => expect(sent()).toEqual([{ density: 'compact' }, { density: 'compact' }]));
});

it('that are refused are taken back', async () => {
  server.session.preferences = { density: 'roomy' };
  server.on(({ method }) => (method === 'PATCH' ? problem(400, 'invalid') : undefined));
  adoptPreferences(server.session.user.id, { density: 'roomy' });
  await expect(setPreference('density', '')).rejects.toThrow();
  expect(getPreference('density')).toBe('roomy');
});

it('arrive in the order they were chosen', async () => {
  adoptPreferences(server.session.user.id, {});
  await Promise.all([setPreference('holdSeconds', 5), setPreference('holdSeconds', 30), setPreference('sound', false)]);
  expect(sent().at(-1)).toMatchObject({ sound: false });
  expect(server.session.preferences).toEqual({ holdSeconds: 30, sound: false });
});

it('are forgotten with null', async () => {
  server.session.preferences = { zone: 'UTC' };
  adoptPreferences(server.session.user.id, { zone: 'UTC' });
  await setPreference('zone', null);
  expect(sent()).toEqual([{ zone: null }]);
  expect(getPreference('zone')).toBeUndefined();
});
