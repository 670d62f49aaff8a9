import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { toTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { createServiceDatabase, Line, testServers, until, type ServiceDatabase } from '#libs/testing';
import { launchManifest } from './launch.js';
import { defineService } from './manifest.js';
import { Logger } from './observability/logger.js';
import { DueWork, type DuePhaseName } from './operations/due-work.js';
import { askHealth } from './rpc/ask-health.js';
import { connectChannels } from './rpc/connect.js';
import { RpcClients } from './rpc/rpc-clients.js';
import { Database, Runner, type Caller } from './runner/types.js';
import type { ServiceProcess } from './service-process.js';

const start = new Date('2026-03-01T09:00:00.000Z');
const someone = { actor: 'user:ada', correlationId: 'c-1' };
const migrationsFolder = mkdtempSync(join(tmpdir(), 'dunlin-migrations-'));
let delayMs = 0;
let runs = 0;

@Injectable()
class TestDueWork extends DueWork {
  constructor(private readonly database: Database) {
    super();
  }

  async outstanding() {
    return { claims: 2, imports: 0 };
  }

  async totals() {
    return { sent: 7 };
  }

  async due() {
    return [{ phase: 'ACTS' as const, at: await this.database.now() }];
  }

  async runDue(phase: DuePhaseName, caller: Caller) {
    runs += 1;
    await sleep(delayMs);
    return { done: phase === 'ACTS' && caller.requestId !== '' ? runs : 0, more: true };
  }
}

@Controller('pages')
class Pages {
  constructor(private readonly runner: Runner) {}

  @Get('refused')
  refused(): Promise<void> {
    return this.runner.transact({ actor: 'user:x', correlationId: 'c', causationId: '' }, async () => {
      throw new DomainError('PAGE_REFUSED', 'refused', 'Not now.');
    });
  }
}

@Module({ controllers: [Pages], providers: [{ provide: DueWork, useClass: TestDueWork }] })
class TestModule {}

// Its contract is the one that every service has.
const manifest = defineService({ name: 'common', module: TestModule, tables: [] });

describe('a service process', () => {
  let database: ServiceDatabase;
  let env: Record<string, string>;
  const started: ServiceProcess[] = [];

  beforeAll(async () => {
    database = await createServiceDatabase({ service: 'common', migrations: migrationsFolder, start });
    await database.database.now();
    env = {
      DUNLIN_ROLES: 'server,consumer,relay,worker',
      DUNLIN_BIND_HOST: '127.0.0.1',
      DUNLIN_GRPC_PORT: '0',
      DUNLIN_HTTP_PORT: '0',
      DUNLIN_POSTGRES_URL: database.url,
      DUNLIN_KAFKA_BROKERS: testServers().kafkaBrokers,
      DUNLIN_KAFKA_TOPIC_PREFIX: `launch${process.pid}.`,
      DUNLIN_CLOCK_MODE: 'test',
      DUNLIN_SHUTDOWN_TIMEOUT_MS: '3000',
    };
  });
  afterAll(async () => {
    await Promise.all(started.map((service) => service.stop()));
    await database.close();
  });

  async function launchIt(overrides: Record<string, string> = {}) {
    const lines: string[] = [];
    const logger = new Logger({
      service: 'common',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    });
    const service = await launchManifest(manifest, { ...env, ...overrides }, { migrationsFolder, logger });
    started.push(service);
    const channels = connectChannels({ DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${service.grpcPort}` });
    const client = new RpcClients(channels).of('dunlin.common.v1.OperationsService', 'customer');
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${service.httpPort}${path}`);
      return { status: response.status, text: await response.text() };
    };
    return { service, client, channels, get, lines };
  }

  describe('with everything there', () => {
    let it_: Awaited<ReturnType<typeof launchIt>>;
    beforeAll(async () => {
      it_ = await launchIt();
    });
    afterAll(() => it_.channels.close());

    it('is alive, ready per role, and tells metrics', async () => {
      expect((await it_.get('/livez')).status).toBe(200);
      const ready = await it_.get('/readyz');
      expect(ready.status).toBe(200);
      expect(JSON.parse(ready.text)).toMatchObject({
        status: 'ok',
        details: {
          database: { status: 'up', roles: ['server', 'consumer', 'relay'] },
          schema: { status: 'up' },
          broker: { status: 'up', roles: ['consumer', 'relay'] },
        },
      });
      await it_.client.getClock({}, someone);
      const { text } = await it_.get('/metrics');
      for (const name of [
        'outbox_depth',
        'outbox_age_seconds',
        'consumer_lag',
        'parked_keys',
        'dead_letters',
        'postgres_connections',
      ]) {
        expect(text).toContain(`dunlin_${name}{`);
      }
      expect(text).toMatch(/dunlin_rpc_duration_seconds_count\{.*service="common"/);
      expect(text).toContain('nodejs_eventloop_lag_seconds');
    });

    it('maps errors of its own pages', async () => {
      const { status, text } = await it_.get('/pages/refused');
      expect(status).toBe(409);
      expect(JSON.parse(text)).toEqual({ code: 'PAGE_REFUSED', message: 'Not now.' });
      expect((await it_.get('/pages/none')).status).toBe(404);
    });

    it('steps its clock forwards only, once per request id', async () => {
      const later = new Date('2026-03-02T09:00:00.000Z');
      await it_.client.setClock({ requestId: 'clock-1', nowTime: toTimestamp(later) }, someone);
      await it_.client.setClock({ requestId: 'clock-1', nowTime: toTimestamp(later) }, someone);
      expect(await it_.client.getClock({}, someone)).toEqual({ mode: 'CLOCK_MODE_TEST', nowTime: toTimestamp(later) });
      const back = it_.client.setClock({ requestId: 'clock-2', nowTime: toTimestamp(start) }, someone);
      await expect(back).rejects.toMatchObject({ code: 'CLOCK_GOES_BACK', kind: 'refused' });
      const other = it_.client.setClock({ requestId: 'clock-1', nowTime: toTimestamp(start) }, someone);
      await expect(other).rejects.toMatchObject({ code: 'REQUEST_ID_REUSED', kind: 'conflict' });
    });

    it('tells what is outstanding and runs what is due, with one answer for twins', async () => {
      const answer = await it_.client.getOutstanding({ withLag: true }, someone);
      expect(answer.outstanding).toEqual([{ name: 'claims', count: '2' }]);
      expect(answer.totals).toEqual([{ name: 'sent', count: '7' }]);
      expect(answer.due).toMatchObject([{ phase: 'DUE_PHASE_ACTS' }]);
      delayMs = 200;
      const twin = () => it_.client.runDue({ requestId: 'due-1', phase: 'DUE_PHASE_ACTS' }, someone);
      const answers = await Promise.all([twin(), twin(), twin()]);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await twin()).toEqual(answers[0]);
      await expect(it_.client.runDue({ requestId: 'due-2' }, someone)).rejects.toMatchObject({
        code: 'DUE_PHASE_MISSING',
      });
    });

    it('lists and misses parked keys', async () => {
      expect(await it_.client.listParkedKeys({}, someone)).toEqual({ parkedKeys: [], nextPageToken: '' });
      expect(await it_.client.listDeadLetters({}, someone)).toEqual({ events: [], nextPageToken: '' });
      const replay = it_.client.replayParkedKey({ requestId: 'replay', group: 'g', topic: 't', key: 'k' }, someone);
      await expect(replay).rejects.toMatchObject({ code: 'PARKED_KEY_NOT_FOUND', kind: 'not-found' });
    });
  });

  it('starts without its database, says so once, and works when it comes, goes and comes again', async () => {
    const url = new URL(database.url);
    const line = await Line.lay(url.host);
    url.host = line.address;
    const { client, get, channels, lines, service } = await launchIt({ DUNLIN_POSTGRES_URL: url.href });
    expect((await get('/livez')).status).toBe(200);
    const away = await get('/readyz');
    expect(away.status).toBe(503);
    expect(JSON.parse(away.text).error.database).toMatchObject({ status: 'down' });
    const early = client.getClock({}, someone, { deadlineMs: 8_000 });
    await expect(early).rejects.toMatchObject({ code: 'SERVICE_STARTING', kind: 'unavailable' });
    line.mend();
    await until(async () => (await get('/readyz')).status === 200);
    await client.getClock({}, someone);
    line.cut();
    await expect(client.getClock({}, someone, { deadlineMs: 400 })).rejects.toMatchObject({ kind: 'unavailable' });
    await until(async () => (await get('/readyz')).status === 503);
    expect((await get('/livez')).status).toBe(200);
    line.mend();
    await until(async () => (await get('/readyz')).status === 200);
    await client.getClock({}, someone);
    expect(lines.filter((text) => text.includes('waiting.'))).toHaveLength(1);
    channels.close();
    expect(await service.stop()).toBe(true);
    line.close();
  }, 60_000);

  it('keeps rpcs in service while only the broker is away', async () => {
    const { client, get, channels, service } = await launchIt({
      DUNLIN_ROLES: 'server,consumer,relay',
      DUNLIN_KAFKA_BROKERS: '127.0.0.1:9',
    });
    await until(async () => (await get('/readyz')).status === 503);
    const { error } = JSON.parse((await get('/readyz')).text) as { error: object };
    expect(error).toMatchObject({ broker: { status: 'down' } });
    // Longer than the process takes to look at itself again.
    await sleep(4_500);
    expect(await askHealth(`127.0.0.1:${service.grpcPort}`, 1_000)).toBe('SERVING');
    await client.getClock({}, someone);
    channels.close();
    expect(await service.stop()).toBe(true);
  }, 60_000);

  it('refuses a clock of another kind', async () => {
    await expect(launchIt({ DUNLIN_CLOCK_MODE: 'real' })).rejects.toMatchObject({ code: 'CLOCK_MODE_DIFFERS' });
  });

  it('waits for the migrations of its release', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dunlin-later-'));
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, '0001-later.ts'), 'export class Later1763800000009 {}');
    const logger = new Logger({ service: 'common', level: 'silent' });
    const service = await launchManifest(manifest, env, { migrationsFolder: folder, logger });
    started.push(service);
    const response = await fetch(`http://127.0.0.1:${service.httpPort}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Later1763800000009');
  });

  it('finishes calls when it ends, and is not ready meanwhile', async () => {
    const { client, get, service, channels } = await launchIt({ DUNLIN_ROLES: 'server' });
    delayMs = 700;
    const running = client.runDue({ requestId: 'due-9', phase: 'DUE_PHASE_ACTS' }, someone);
    await sleep(200);
    const ended = service.stop();
    await sleep(50);
    expect((await get('/readyz')).text).toContain('shuts down');
    await expect(running).resolves.toMatchObject({ hasMore: true });
    expect(await ended).toBe(true);
    await expect(get('/livez')).rejects.toThrow();
    channels.close();
  });

  it('runs without the server role', async () => {
    const { service, get } = await launchIt({ DUNLIN_ROLES: 'relay' });
    expect(service.grpcPort).toBe(0);
    const { text } = await get('/readyz');
    expect(JSON.parse(text).details).toMatchObject({ broker: { roles: ['relay'] } });
    expect(await service.stop()).toBe(true);
  });
});
