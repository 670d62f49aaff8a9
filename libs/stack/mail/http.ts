import http from 'node:http';
import { page } from './page.js';
import { type MailRules, parseRule } from './rules.js';
import type { MailStore } from './store.js';

const largestBody = 1024 * 1024;

class HttpProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The JSON API and the page of the mail catcher. */
export function createHttpServer(store: MailStore, rules: MailRules): http.Server {
  return http.createServer((request, response) => {
    reply(request, store, rules)
      .then(({ status = 200, type = 'application/json', body }) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text);
      })
      .catch((error: Error) => {
        const status = error instanceof HttpProblem ? error.status : 500;
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: error.message }));
      });
  });
}

interface Reply {
  status?: number;
  type?: string;
  body: unknown;
}

async function reply(request: http.IncomingMessage, store: MailStore, rules: MailRules): Promise<Reply> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const route = `${request.method} ${url.pathname}`;
  const one = /^\/api\/messages\/(.+)$/.exec(url.pathname);
  if (route === 'GET /') return { type: 'text/html', body: page };
  if (route === 'GET /api/count') return { body: { count: store.count() } };
  if (route === 'GET /api/messages') return { body: { messages: store.list(filterOf(url)), count: store.count() } };
  if (request.method === 'GET' && one) return { body: messageOf(store, decodeURIComponent(one[1]!)) };
  if (route === 'DELETE /api/messages') {
    store.clear();
    return { body: { count: 0 } };
  }
  if (route === 'GET /api/rules') return { body: { rules: rules.all() } };
  if (route === 'POST /api/rules') return { status: 201, body: await addRule(request, rules) };
  if (route === 'DELETE /api/rules') {
    rules.clear();
    return { body: { rules: [] } };
  }
  throw new HttpProblem(404, `${route} is not part of the mail catcher's API.`);
}

function filterOf({ searchParams }: URL): { to?: string; since?: string; limit: number } {
  const limit = Number(searchParams.get('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 5_000) throw new HttpProblem(400, '"limit" is from 1 to 5000.');
  const to = searchParams.get('to');
  const since = searchParams.get('since');
  return { limit, ...(to ? { to } : {}), ...(since ? { since } : {}) };
}

function messageOf(store: MailStore, id: string): unknown {
  const message = store.get(id);
  if (!message)
    throw new HttpProblem(404, `No message with id ${id} is among the newest 5,000. Look in ${store.file}.`);
  return message;
}

async function addRule(request: http.IncomingMessage, rules: MailRules): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new HttpProblem(413, 'The rule is too long.');
    chunks.push(chunk);
  }
  try {
    const rule = parseRule(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    rules.add(rule);
    return rule;
  } catch (error) {
    throw new HttpProblem(400, (error as Error).message);
  }
}
