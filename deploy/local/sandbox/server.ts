import { timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Book, type SandboxCharge } from './book.js';
import { type ChargeRequest, Charges, newEvent, Refusal } from './charges.js';
import type { SandboxConfig } from './config.js';
import { choicePage, confirmPage, endPage } from './pages.js';
import { type SessionRequest, Sessions } from './sessions.js';
import { type DeliveryMode, Webhooks } from './webhooks.js';

const maxBodyBytes = 100_000;
const confirmRefused = { code: 'authentication_failed', advice_code: '', message: 'The debtor did not confirm.' };

interface Call {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly query: URLSearchParams;
  /** What the path names. */
  readonly id: string;
  readonly body: string;
}

type Answer = object | string | undefined;
export type Handler = (call: Call) => Answer | Promise<Answer>;

/** A payment provider for this machine: charges nobody, and does all that a real one may do. */
export async function startSandbox(config: SandboxConfig): Promise<{ url: string; stop(): Promise<void> }> {
  const book = new Book(config.file);
  const webhooks = new Webhooks(config);
  const charges = new Charges(book, webhooks, config.delayMs);
  const sessions = new Sessions(book, charges, webhooks);
  const routes: Record<string, Handler> = {};
  const { url, stop } = await listen(config, routes);
  Object.assign(routes, {
    ...pagesOf(charges, sessions),
    ...apiOf({ charges, sessions, url }),
    ...controlOf({ book, charges, sessions, webhooks }),
  });
  charges.resume();
  return {
    url,
    stop: () => {
      webhooks.stop();
      return stop();
    },
  };
}

/** Serves what the routes say to whoever shows the key; pages are for everybody. */
export async function listen(
  { host, port, apiKey }: Pick<SandboxConfig, 'host' | 'port' | 'apiKey'>,
  routes: Readonly<Record<string, Handler>>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    void serve(routes, apiKey, request, response).catch((error: unknown) => refuse(response, error));
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What debtors see; who has the address may. */
export function pagesOf(charges: Charges, sessions: Sessions): Record<string, Handler> {
  return {
    'GET /healthz': () => 'ok',
    'GET /pay/:id': ({ id }) => choicePage(sessions.find(id)),
    'POST /pay/:id': async ({ id, body, response }) => {
      const { return_url } = await sessions.choose(id, new URLSearchParams(body).getAll('choice').at(-1) ?? '');
      if (return_url) response.writeHead(303, { location: return_url });
      return endPage();
    },
    'GET /confirm/:id': ({ id }) => confirmPage(charges.find(id)),
    'POST /confirm/:id': ({ id, body }) => {
      if (charges.find(id).state !== 'requires_action') return endPage();
      const confirmed = new URLSearchParams(body).get('choice') === 'confirm';
      charges.change(id, confirmed ? 'succeeded' : 'failed', confirmed ? null : confirmRefused);
      return endPage();
    },
  };
}

/** What a platform calls. */
function apiOf({
  charges,
  sessions,
  url,
}: {
  charges: Charges;
  sessions: Sessions;
  url: string;
}): Record<string, Handler> {
  const shown = (charge: SandboxCharge): object => ({
    ...charge,
    action_url: charge.action_url && url + charge.action_url,
  });
  return {
    'POST /v1/charges': async ({ request, response, body }) => {
      const key = String(request.headers['idempotency-key'] ?? '');
      if (key === '') throw new Refusal(400, 'key_missing', 'The header Idempotency-Key is missing.');
      const { charge, lost } = await charges.create(key, JSON.parse(body) as ChargeRequest);
      if (lost === 'dropped-after') throw new Refusal(0, 'dropped', 'The answer is lost.');
      if (lost === 'slow') await sleep(60_000, undefined, { ref: false });
      if (lost !== 'rubbish') return shown(charge);
      response.writeHead(200, { 'content-type': 'text/html' });
      return '<html>Bad gateway</html>';
    },
    'GET /v1/charges/:id': ({ id }) => shown(charges.find(id)),
    'GET /v1/charges': ({ query }) => ({ charges: charges.ofReference(query.get('reference') ?? '').map(shown) }),
    'POST /v1/refunds': ({ body }) => {
      const { charge, amount_minor } = JSON.parse(body) as { charge: string; amount_minor: string };
      return charges.refund(charge, amount_minor);
    },
    'GET /v1/report': ({ query }) => charges.report(query.get('date') ?? ''),
    'POST /v1/sessions': ({ body }) => sessions.shown(sessions.create(JSON.parse(body) as SessionRequest), url),
    'GET /v1/sessions/:id': ({ id }) => sessions.shown(sessions.find(id), url),
  };
}

/** What tests tell it. */
export function controlOf({
  book,
  charges,
  sessions,
  webhooks,
}: {
  book: Book;
  charges: Charges;
  sessions: Sessions;
  webhooks: Webhooks;
}): Record<string, Handler> {
  return {
    'GET /control/charges': ({ query }) => {
      const reference = query.get('reference') ?? '';
      return { count: book.chargesOf(reference).length, requests: book.content.keys[reference]?.requests ?? 0 };
    },
    'POST /control/charges/:id': ({ id, body }) => {
      const {
        state,
        code = '',
        message = '',
      } = JSON.parse(body) as { state: SandboxCharge['state']; code?: string; message?: string };
      return charges.change(id, state, code ? { code, advice_code: '', message } : null);
    },
    'POST /control/revoke': ({ body }) => sessions.revoke((JSON.parse(body) as { token: string }).token),
    'POST /control/webhooks': ({ body }) => {
      webhooks.mode = (JSON.parse(body) as { mode: DeliveryMode }).mode;
      return {};
    },
    'POST /control/webhooks/release': ({ body }) => {
      const { order } = JSON.parse(body) as { order: 'kept' | 'reversed' };
      return { released: webhooks.release(order) };
    },
    'POST /control/event': ({ body }) => {
      const { type, data } = JSON.parse(body) as { type: string; data: object };
      webhooks.send(newEvent(type, data));
      return {};
    },
    'POST /control/clock': ({ body }) => {
      book.content.ahead_ms += (JSON.parse(body) as { plus_days: number }).plus_days * 86_400_000;
      book.save();
      return { now: book.now() };
    },
  };
}

async function serve(
  routes: Readonly<Record<string, Handler>>,
  apiKey: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://sandbox');
  const parts = pathname.split('/');
  const named = routes[`${request.method} ${pathname}`];
  const handler = named ?? routes[`${request.method} ${[...parts.slice(0, -1), ':id'].join('/')}`];
  if (!handler) throw new Refusal(404, 'unknown', 'There is nothing here.');
  const isPublic = /^\/(healthz|pay|confirm)/.test(pathname);
  if (!isPublic && !isKeyHolder(request, apiKey)) throw new Refusal(401, 'key_wrong', 'The API key is wrong.');
  const answer = await handler({ request, response, query, id: parts.at(-1) ?? '', body: await bodyOf(request) });
  if (typeof answer === 'string') {
    if (!response.headersSent)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    return void response.end(answer);
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

function isKeyHolder(request: http.IncomingMessage, apiKey: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${apiKey}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** A request that is lost gets no answer: its connection breaks. */
function refuse(response: http.ServerResponse, error: unknown): void {
  if (error instanceof Refusal && error.status === 0) return void response.destroy();
  const { status, code, message } = error instanceof Refusal ? error : new Refusal(400, 'invalid', String(error));
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { code, message } }));
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBodyBytes) throw new Refusal(413, 'too_large', 'The body is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
