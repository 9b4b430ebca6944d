import { describe, expect, it } from 'vitest';
import { bodyOf, changed, EMPTY } from './draft';

describe('a mailbox as it is written down', () => {
  it('lets a port nobody chose follow the encryption, and keeps one somebody chose', () => {
    expect(changed(EMPTY.send, { security: 'starttls' }).port).toBe('587');
    expect(changed({ ...EMPTY.send, port: '2525' }, { security: 'starttls' }).port).toBe('2525');
    expect(changed(EMPTY.receive, { protocol: 'pop3' }).port).toBe('995');
  });

  it('leaves out a secret that was not typed, so that the stored one stays', () => {
    expect(bodyOf(EMPTY)).not.toHaveProperty('password');
    expect(bodyOf({ ...EMPTY, password: 'typed' })).toHaveProperty('password', 'typed');
    expect(bodyOf({ ...EMPTY, kind: 'oauth2', password: 'typed' })).not.toHaveProperty('password');
  });

  it('sends a port that is no number as one the server refuses, not as the usual one', () => {
    const typed = { ...EMPTY, receive: { ...EMPTY.receive, port: '99x' }, send: { ...EMPTY.send, port: '' } };
    expect(bodyOf(typed).receive.port).toBe(0);
    expect(bodyOf(typed).send.port).toBeNull();
  });
});
