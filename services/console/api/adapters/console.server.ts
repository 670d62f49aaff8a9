import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Histogram } from 'prom-client';
import { invalidFields } from '#libs/errors';
import { asDomainError, inWork, Logger, Metrics, rpcPermissions, workOf } from '#libs/platform';
import { permissions } from '../../access/domain/permissions.js';
import { ConsoleSettings } from '../../console.settings.js';
import { errors } from '../domain/errors.js';
import { problemOf } from '../domain/problem.js';
import { type Route, routeFaults, type RpcRoute, strayRoutes } from '../domain/route.js';
import { rpcRoutes } from '../domain/routes/index.js';
import { AccessNotes } from './access.notes.js';
import { exportOf } from './contract/openapi.js';
import { openApiPage } from './contract/openapi-page.js';
import type { OwnRoute } from './contract/own.route.js';
import { ownRoutes } from './contract/own.routes.js';
import { type TransferRoute, transferRoutes } from './contract/transfer.routes.js';
import { CsvExport } from './csv.export.js';
import { isPersonal } from './customer.names.js';
import { FileTransfer } from './file.transfer.js';
import { clientAddress } from './http/client-address.js';
import { Exchange } from './http/exchange.js';
import { Gate, type SignedInPerson } from './http/gate.js';
import { isFromInside } from './http/inside.js';
import { docsPage } from './http/pages/docs.page.js';
import { problemPage } from './http/pages/problem.page.js';
import { SignInPages } from './http/pages/sign-in.pages.js';
import { RouteTable } from './http/route.table.js';
import { newNonce, setSecurityHeaders } from './http/security-headers.js';
import { StaticFiles } from './http/static.files.js';
import { LiveStream } from './live.stream.js';
import { OwnCalls } from './own.calls.js';
import { type PathParameters, RpcCalls } from './rpc.calls.js';

type Served =
  | { readonly kind: 'rpc' | 'export'; readonly route: RpcRoute }
  | { readonly kind: 'own'; readonly route: OwnRoute }
  | { readonly kind: 'transfer'; readonly route: TransferRoute };

/** In metrics: who asked went away before the answer, which is nobody's fault here. */
const abandoned = '499';
const health = new Set(['/livez', '/readyz', '/metrics']);

/** Everything that console serves over HTTP besides health: each request passes here, and its errors become problems. */
@Injectable()
export class ConsoleServer implements OnModuleInit {
  private readonly byTls: boolean;
  private readonly publicHostname: string;
  private readonly table: RouteTable<Served>;
  private readonly duration: Histogram<'route' | 'status'>;

  constructor(
    private readonly settings: ConsoleSettings,
    private readonly gate: Gate,
    private readonly signIn: SignInPages,
    private readonly files: StaticFiles,
    private readonly calls: RpcCalls,
    private readonly ownCalls: OwnCalls,
    private readonly csv: CsvExport,
    private readonly live: LiveStream,
    private readonly transfer: FileTransfer,
    private readonly notes: AccessNotes,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    const help = 'Time to answer an HTTP request, but for streams and exports.';
    this.duration = metrics.histogram('dunlin_http_duration_seconds', help, ['route', 'status']);
    const { protocol, hostname } = new URL(settings.consoleUrl);
    this.byTls = protocol === 'https:';
    this.publicHostname = hostname.replace(/\.$/, '');
    this.table = new RouteTable<Served>([
      ...ownRoutes.map((route) => ({ kind: 'own', route }) as const),
      ...transferRoutes.map((route) => ({ kind: 'transfer', route }) as const),
      ...rpcRoutes.map((route) => ({ kind: 'rpc', route }) as const),
      ...rpcRoutes
        .filter((route) => route.exportable)
        .map((route) => ({ kind: 'export', route: exportOf(route) }) as const),
    ]);
  }

  /** A route that names no permission lets nobody in, nor the process start. */
  onModuleInit(): void {
    const faults = [
      ...routeFaults([...rpcRoutes, ...ownRoutes, ...transferRoutes] as Route[], [...permissions, 'signed-in']),
      ...strayRoutes(rpcRoutes, rpcPermissions),
    ];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  async handle(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const given = request.headers['x-correlation-id'];
    const work = workOf({ correlationId: typeof given === 'string' ? given : undefined });
    const address = clientAddress(request, this.settings.trustedProxies);
    const exchange = new Exchange(request, response, work.correlationId, address);
    const { pathname } = exchange.url;
    // Without TLS console is on this machine, and so is who asks.
    if (health.has(pathname) && (!this.byTls || isFromInside(request.headers, this.publicHostname))) return next();
    const nonce = newNonce();
    setSecurityHeaders(response, nonce, this.byTls);
    response.setHeader('x-correlation-id', work.correlationId);
    const began = performance.now();
    let isAbandoned = false;
    await inWork(work, async () => {
      try {
        await this.serve(exchange, nonce);
      } catch (error) {
        isAbandoned = exchange.isAbandoned;
        if (!isAbandoned) this.fail(exchange, error);
      }
    });
    if (exchange.route === '') return;
    const status = isAbandoned ? abandoned : String(response.statusCode);
    const labels = { route: exchange.route, status };
    this.duration.observe(labels, (performance.now() - began) / 1_000);
  }

  private async serve(exchange: Exchange, nonce: string): Promise<void> {
    const { pathname } = exchange.url;
    const page = this.signIn.find(exchange);
    if (page) {
      exchange.route = pathname;
      return page(exchange);
    }
    if (pathname === '/api/docs') return this.docs(exchange, nonce);
    if (pathname.startsWith('/api/')) return this.serveApi(exchange);
    exchange.route = 'files';
    if (await this.files.serve(exchange, nonce)) return;
    throw errors.ROUTE_NOT_FOUND('There is nothing at this address.');
  }

  private async docs(exchange: Exchange, nonce: string): Promise<void> {
    await this.gate.admit(exchange);
    const document = JSON.parse(openApiPage()) as Parameters<typeof docsPage>[0];
    exchange.response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    exchange.response.end(docsPage(document, nonce));
  }

  private async serveApi(exchange: Exchange): Promise<void> {
    // Who has not signed in does not learn what there is.
    const person = await this.gate.admit(exchange);
    const found = this.table.find(exchange.method, exchange.url.pathname);
    if (!found) throw errors.ROUTE_NOT_FOUND('There is nothing at this address of the API; see /api/docs.');
    const { served, parameters } = found;
    // How long a stream, a file or an export takes is up to who is at its other end.
    const isLong =
      served.kind === 'export' || served.kind === 'transfer' || (served.kind === 'own' && served.route.streams);
    exchange.route = isLong ? '' : served.route.name;
    this.gate.demand(person, served.route.needs);
    if (served.kind === 'own') return this.serveOwn(served.route, exchange, parameters, person);
    if (served.kind === 'transfer') return this.transfer.serve(served.route, exchange, parameters, person);
    if (isPersonal(served.route)) this.notes.demandPurpose(exchange);
    if (served.kind === 'rpc') return this.serveRpc(served.route, exchange, parameters, person);
    await this.serveExport(served.route, exchange, parameters, person);
  }

  private async serveExport(
    route: RpcRoute,
    exchange: Exchange,
    parameters: PathParameters,
    person: SignedInPerson,
  ): Promise<void> {
    // Who exports a list must be allowed to see it.
    const { needs } = rpcRoutes.find(({ rpc, service }) => rpc === route.rpc && service === route.service)!;
    this.gate.demand(person, needs);
    await this.csv.write(route, exchange, parameters, person, {
      begun: (filter) =>
        this.notes.note({ ...route, name: `${route.name}Begun` }, exchange, person, filter, { rowCount: 0 }),
      still: async () => {
        const reader = await this.gate.admit(exchange);
        this.gate.demand(reader, route.needs);
        this.gate.demand(reader, needs);
        return reader;
      },
      done: (rowCount, filter) => this.notes.note(route, exchange, person, filter, { rowCount }),
    });
  }

  private async serveRpc(
    route: RpcRoute,
    exchange: Exchange,
    parameters: PathParameters,
    person: SignedInPerson,
  ): Promise<void> {
    const request = await this.calls.readRequest(route, exchange, parameters);
    const answer = await this.calls.call(route, request, parameters, exchange, person);
    if (isPersonal(route)) await this.notes.note(route, exchange, person, request, { answer });
    const version = versionOf(answer);
    exchange.json(200, answer, version === undefined ? {} : { etag: `"${version}"` });
  }

  private async serveOwn(
    route: OwnRoute,
    exchange: Exchange,
    parameters: PathParameters,
    person: SignedInPerson,
  ): Promise<void> {
    if (!route.streams) return this.ownCalls.serve(route, exchange, parameters, person);
    const query = Object.fromEntries(exchange.url.searchParams);
    const read = route.query!.safeParse(query);
    if (!read.success) throw invalidFields(errors.BODY_INVALID, [{ field: 'query', description: read.error.message }]);
    const { customerId, since } = read.data as { customerId?: string; since?: string };
    await this.live.stream(exchange, person.subject, { customerId: customerId ?? '', since: since ?? '' });
  }

  private fail(exchange: Exchange, error: unknown): void {
    const { response, correlationId, method, url } = exchange;
    const failed = asDomainError(error);
    if (failed.kind === 'internal') {
      const cause = error instanceof Error ? error : new Error(String(error));
      this.logger.error('A request failed.', { route: `${method} ${url.pathname}` }, cause);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = problemOf(failed, correlationId);
    const headers: Record<string, string> = {};
    if (problem.status === 429 || problem.status === 503)
      headers['retry-after'] = failed.details.facts?.['retryAfterSeconds'] ?? '5';
    if (method === 'GET' && url.pathname.startsWith('/auth/') && exchange.header('accept')?.includes('text/html')) {
      response.writeHead(problem.status, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...headers,
      });
      response.end(problemPage(problem));
      return;
    }
    exchange.json(problem.status, problem, { 'content-type': 'application/problem+json; charset=utf-8', ...headers });
  }
}

/** The version of the one object in an answer. */
function versionOf(answer: Record<string, unknown>): string | undefined {
  const objects = Object.values(answer).filter(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  const [only] = objects as { version?: unknown }[];
  return objects.length === 1 && typeof only!.version === 'string' ? only!.version : undefined;
}
