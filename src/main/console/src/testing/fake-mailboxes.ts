import type { Mailbox } from '@/features/admin/mailboxes/mailbox';
import { FakeServer, list } from './fake-server';
import { aMailbox } from './fixtures';

const PRESETS = [
  {
    key: 'exmail',
    name: 'Tencent Exmail',
    domains: [],
    oauth: null,
    receive: { protocol: 'imap', host: 'imap.exmail.example', port: 993, security: 'tls' },
    send: { host: 'smtp.exmail.example', port: 587, security: 'starttls' },
    hint: { en: 'Switch IMAP on first.', 'zh-CN': '请先开启 IMAP。' },
  },
];

/** The desk's server as an administrator sees it, with these mailboxes. */
export function fakeMailboxes(...mailboxes: Mailbox[]) {
  const server = new FakeServer();
  server.session.user.role = 'admin';
  server.on(({ method, path, body }) => {
    if (path === '/channel-accounts/presets') return list(PRESETS);
    if (path === '/channel-accounts' && method === 'GET') return list(mailboxes);
    if (path === '/channel-accounts' && method === 'POST') {
      const made = aMailbox('new-one', { name: String(body.name), address: String(body.address) });
      mailboxes.push(made);
      return { status: 201, body: made };
    }
    const gone = mailboxes.findIndex((each) => method === 'DELETE' && path === `/channel-accounts/${each.key}`);
    if (gone >= 0) {
      mailboxes.splice(gone, 1);
      return { status: 204 };
    }
    const changed = mailboxes.find((each) => method === 'PATCH' && path === `/channel-accounts/${each.key}`);
    return changed && { body: Object.assign(changed, body) };
  });
  return server;
}
