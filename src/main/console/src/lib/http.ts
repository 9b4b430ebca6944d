import type * as z from 'zod/mini';

/** What the server refused, by code (RFC 9457); code `network` when it could not be asked at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Record<string, unknown> = {},
    detail?: string,
  ) {
    super(detail ?? code);
    this.name = 'Problem';
  }

  get isNetwork() {
    return this.status === 0;
  }
}

type Csrf = { header: string; token: string };
type Ask<T> = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  schema?: z.ZodMiniType<T>;
  signal?: AbortSignal;
  /** Goes out even if the page does not live to hear the answer. */
  keepalive?: boolean;
};

let csrf: Csrf | null = null;
let unauthenticated: () => void = () => {};
let renewCsrf: () => Promise<void> = () => Promise.resolve();

export const setCsrf = (token: Csrf | null) => {
  csrf = token;
};

/** Who is told when the session has ended, and who fetches a new token when ours is stale. */
export function onRefusal(handlers: { unauthenticated: () => void; renewCsrf: () => Promise<void> }) {
  unauthenticated = handlers.unauthenticated;
  renewCsrf = handlers.renewCsrf;
}

let dated: (date: string) => void = () => {};

/** Who is told what time it was where an answer comes from. */
export function onDate(listener: (date: string) => void) {
  dated = listener;
}

export const csrfHeaders = (): Record<string, string> => (csrf ? { [csrf.header]: csrf.token } : {});

export const api = (path: string) => `/api/v1${path}`;

async function send(path: string, { method = 'GET', body, headers, signal, keepalive }: Ask<unknown>) {
  try {
    return await fetch(api(path), {
      method,
      signal,
      keepalive,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : csrfHeaders()),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'network');
  }
}

/** Broken off in the middle, or the page of something between us and the server: it was not the server that answered. */
function cannotBeRead(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  throw new Problem(0, 'network');
}

export async function readProblem(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  return problemFrom(response.status, text, response.headers.get('Retry-After'));
}

export function problemFrom(status: number, text: string, retryAfter: string | null = null): Problem {
  let body: { code?: unknown; detail?: unknown; params?: unknown } = {};
  try {
    body = JSON.parse(text) ?? {};
  } catch {
    // Not a problem document: a proxy's page, perhaps. The status has to do.
  }
  const params = typeof body.params === 'object' && body.params !== null ? { ...body.params } : {};
  if (retryAfter !== null && !('seconds' in params)) Object.assign(params, { seconds: Number(retryAfter) });
  const code = typeof body.code === 'string' ? body.code : status >= 500 ? 'unavailable' : `http-${status}`;
  return new Problem(status, code, params, typeof body.detail === 'string' ? body.detail : undefined);
}

/** One request to our API; answers parsed, refusals thrown as {@link Problem}. */
export async function request<T = void>(path: string, ask: Ask<T> = {}, renewed = false): Promise<T> {
  const response = await send(path, ask);
  const date = response.headers.get('Date');
  if (date) dated(date);
  if (!response.ok) {
    const problem = await readProblem(response);
    if (problem.code === 'csrf' && !renewed) {
      await renewCsrf();
      return request(path, ask, true);
    }
    if (problem.code === 'unauthenticated') unauthenticated();
    throw problem;
  }
  if (!ask.schema) return undefined as T;
  return ask.schema.parse(await response.json().catch(cannotBeRead));
}
