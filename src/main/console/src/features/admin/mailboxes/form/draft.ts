import type { Mailbox, Preset } from '../mailbox';

export type ServerDraft = { protocol: string; host: string; port: string; security: string; user: string };

/** What stands in the form: text as it was typed. A secret left empty stays what it was. */
export type Draft = {
  name: string;
  address: string;
  aliases: string;
  team: string;
  enabled: boolean;
  receive: ServerDraft;
  send: ServerDraft;
  kind: string;
  provider: string;
  clientId: string;
  tenant: string;
  password: string;
  clientSecret: string;
  refreshToken: string;
  signatureEn: string;
  signatureZh: string;
  acknowledge: boolean;
  askSatisfaction: boolean;
  signedAddress: boolean;
  authservId: string;
  mode: string;
  days: string;
};

/** A part of the form: shows the draft, and writes into it. */
export type Part = { draft: Draft; set: (change: Partial<Draft>) => void };

export const EMPTY: Draft = {
  name: '',
  address: '',
  aliases: '',
  team: '',
  enabled: true,
  receive: { protocol: 'imap', host: '', port: '993', security: 'tls', user: '' },
  send: { protocol: 'smtp', host: '', port: '465', security: 'tls', user: '' },
  kind: 'password',
  provider: 'microsoft',
  clientId: '',
  tenant: '',
  password: '',
  clientSecret: '',
  refreshToken: '',
  signatureEn: '',
  signatureZh: '',
  acknowledge: true,
  askSatisfaction: true,
  signedAddress: false,
  authservId: '',
  mode: 'now',
  days: '30',
};

export const draftOf = (mailbox: Mailbox): Draft => ({
  ...EMPTY,
  name: mailbox.name,
  address: mailbox.address,
  aliases: mailbox.aliases.join('\n'),
  team: mailbox.team ?? '',
  enabled: mailbox.enabled,
  receive: { ...mailbox.receive, protocol: mailbox.receive.protocol ?? 'imap', port: String(mailbox.receive.port) },
  send: { ...mailbox.send, protocol: 'smtp', port: String(mailbox.send.port) },
  kind: mailbox.signIn.kind,
  provider: mailbox.signIn.provider ?? 'microsoft',
  clientId: mailbox.signIn.clientId ?? '',
  tenant: mailbox.signIn.tenant ?? '',
  signatureEn: mailbox.signature.en ?? '',
  signatureZh: mailbox.signature['zh-CN'] ?? '',
  acknowledge: mailbox.acknowledge,
  askSatisfaction: mailbox.askSatisfaction,
  signedAddress: mailbox.signedAddress,
  authservId: mailbox.authservId ?? '',
  mode: mailbox.start.mode,
  days: String(mailbox.start.days ?? 30),
});

const PORTS: Record<string, Record<string, string>> = {
  imap: { tls: '993', starttls: '143', none: '143' },
  pop3: { tls: '995', starttls: '110', none: '110' },
  smtp: { tls: '465', starttls: '587', none: '25' },
};

const isUsual = ({ protocol, port }: ServerDraft) => Object.values(PORTS[protocol] ?? {}).includes(port);

/** A port nobody chose follows the protocol and its encryption. */
export function changed(server: ServerDraft, change: Partial<ServerDraft>): ServerDraft {
  const next = { ...server, ...change };
  const usual = PORTS[next.protocol]?.[next.security];
  return usual !== undefined && change.port === undefined && isUsual(server) ? { ...next, port: usual } : next;
}

/** What a provider is known to use; whom it is for stays as typed. Google still takes app passwords, Microsoft takes none. */
export const withPreset = (draft: Draft, preset: Preset): Draft => ({
  ...draft,
  receive: { ...draft.receive, ...preset.receive, port: String(preset.receive.port) },
  send: { ...draft.send, ...preset.send, port: String(preset.send.port) },
  kind: preset.oauth === 'microsoft' ? 'oauth2' : 'password',
  provider: preset.oauth ?? draft.provider,
});

const orNull = (text: string) => text.trim() || null;

const serverOf = ({ protocol, host, port, security, user }: ServerDraft, address: string) => ({
  protocol,
  host: host.trim(),
  // What is no number is no port either: the server refuses it by name.
  port: port.trim() ? Number(port) || 0 : null,
  security,
  user: user.trim() || address.trim(),
});

/** The draft as the API takes it. */
export function bodyOf(draft: Draft) {
  const oauth = draft.kind === 'oauth2';
  return {
    name: draft.name.trim(),
    address: draft.address.trim(),
    aliases: draft.aliases.split(/[\s,;，；、]+/).filter(Boolean),
    team: orNull(draft.team),
    enabled: draft.enabled,
    receive: serverOf(draft.receive, draft.address),
    send: serverOf(draft.send, draft.address),
    signIn: oauth
      ? { kind: 'oauth2', provider: draft.provider, clientId: draft.clientId.trim(), tenant: orNull(draft.tenant) }
      : { kind: 'password' },
    ...(draft.password && !oauth ? { password: draft.password } : {}),
    ...(draft.clientSecret && oauth ? { clientSecret: draft.clientSecret } : {}),
    ...(draft.refreshToken && oauth ? { refreshToken: draft.refreshToken } : {}),
    signature: { en: draft.signatureEn, 'zh-CN': draft.signatureZh },
    acknowledge: draft.acknowledge,
    askSatisfaction: draft.askSatisfaction,
    signedAddress: draft.signedAddress,
    authservId: orNull(draft.authservId),
    start: draft.mode === 'days' ? { mode: 'days', days: Number(draft.days) || null } : { mode: draft.mode },
  };
}

export type MailboxBody = ReturnType<typeof bodyOf>;

/** What of it was changed: nothing else is sent, so that what another administrator changes meanwhile stays. */
export function patchOf(before: Draft, after: Draft): Partial<MailboxBody> {
  const was: Record<string, unknown> = bodyOf(before);
  const differs = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(was[name]);
  return Object.fromEntries(Object.entries(bodyOf(after)).filter(differs));
}
