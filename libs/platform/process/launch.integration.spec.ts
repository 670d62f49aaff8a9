import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Injectable, Module } from '@nestjs/common';
import pg from 'pg';
import { toTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { createNamespace, createServiceDatabase, Line, type ServiceDatabase, testServers, until } from '#libs/testing';
import { type Caller, Database, Runner } from '#libs/transactions';
import { form, setting, SettingsError, settingsOf } from '../config/index.js';
import { Logger } from '../observability/logger.js';
import { type DuePhaseName, DueWork } from '../operations/due-work.js';
import { askHealth } from '../rpc/client/ask-health.js';
import { connectChannels } from '../rpc/client/connect.js';
import { RpcClients } from '../rpc/client/rpc-clients.js';
import { Duties } from './duties.js';
import { launchManifest } from './launch.js';
import { defineService } from './manifest.js';
import type { ServiceProcess } from './service-process.js';

const start = new Date('2026-03-01T09:00:00.000Z');
const someone = { actor: 'user:ada', correlationId: 'c-1' };
const migrationsFolder = mkdtempSync(join(tmpdir(), 'dunlin-migrations-'));
let delayMs = 0;
let runs = 0;
let begun = 0;

@Injectable()
class TestDueWork extends DueWork {
  constructor(private readonly database: Database) {
    super();
  }

  async outstanding() {
    return { leases: 2, imports: 0 };
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

@Injectable()
class Echo {
  async echo(text: string): Promise<string> {
    return text;
  }
}

@Injectable()
class UnaskedWork {
  constructor(duties: Duties) {
    duties.add(() => (begun += 1));
  }
}

@Module({ controllers: [Pages], providers: [Echo, UnaskedWork, { provide: DueWork, useClass: TestDueWork }] })
class TestModule {}

// Its contract is the one that every service has.
const manifest = defineService({ name: 'common', nouns: [], module: TestModule, tables: [] });
const working = defineService({ ...manifest, workers: [{ taskQueue: 'launch', activities: Echo }] });

interface Told {
  readonly level: string;
  readonly msg: string;
}

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

  async function launchIt(overrides: Record<string, string> = {}, of = manifest) {
    const lines: string[] = [];
    const logger = new Logger({
      service: 'common',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    });
    const service = await launchManifest(of, { ...env, ...overrides }, { migrationsFolder, logger });
    started.push(service);
    const channels = connectChannels({ DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${service.grpcPort}` });
    const client = new RpcClients(channels).operations('customer');
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
      await expect(back).rejects.toMatchObject({ code: 'CLOCK_STATE_FORBIDS', kind: 'refused' });
      const other = it_.client.setClock({ requestId: 'clock-1', nowTime: toTimestamp(start) }, someone);
      await expect(other).rejects.toMatchObject({ code: 'REQUEST_KEY_REUSED', kind: 'conflict' });
    });

    it('tells what is outstanding and runs what is due, with one response for twins', async () => {
      const result = await it_.client.getOutstanding({ withLag: true }, someone);
      expect(result.outstanding).toEqual([{ name: 'leases', count: '2' }]);
      expect(result.totals).toEqual([{ name: 'sent', count: '7' }]);
      expect(result.due).toMatchObject([{ phase: 'DUE_PHASE_ACTS' }]);
      delayMs = 200;
      const twin = () => it_.client.runDue({ requestId: 'due-1', phase: 'DUE_PHASE_ACTS' }, someone);
      const responses = await Promise.all([twin(), twin(), twin()]);
      expect(new Set(responses.map((result) => JSON.stringify(result))).size).toBe(1);
      expect(await twin()).toEqual(responses[0]);
      await expect(it_.client.runDue({ requestId: 'due-2' }, someone)).rejects.toMatchObject({
        code: 'CLOCK_INVALID',
      });
    });

    it('lists and misses parked keys', async () => {
      expect(await it_.client.listParkedKeys({}, someone)).toEqual({ parkedKeys: [], nextPageToken: '' });
      expect(await it_.client.listDeadLetters({}, someone)).toEqual({ events: [], nextPageToken: '' });
      const replay = it_.client.replayParkedKey({ requestId: 'replay', group: 'g', topic: 't', key: 'k' }, someone);
      await expect(replay).rejects.toMatchObject({ code: 'PARKED_KEY_NOT_FOUND', kind: 'not-found' });
      const event = it_.client.getParkedEvent({ group: 'g', topic: 't', key: 'k', eventId: 'e' }, someone);
      await expect(event).rejects.toMatchObject({ code: 'PARKED_EVENT_NOT_FOUND', kind: 'not-found' });
    });

    it('shows, replays and drops dead letters, a repeat without a second effect', async () => {
      const { client } = it_;
      const missing = { code: 'DEAD_LETTER_NOT_FOUND', kind: 'not-found' };
      for (const deadLetterId of ['', 'x', '-1', '1', '9'.repeat(30)]) {
        await expect(client.getDeadLetter({ deadLetterId }, someone)).rejects.toMatchObject(missing);
      }
      await database.database.query(
        `INSERT INTO dead_letters (group_name, topic, partition, record_offset, record_time, headers, reason, detail)
         VALUES ('g', 't', 0, 7, '', '{"ce_source": "/dunlin/invoice"}', 'NO_VALUE', 'The record has no value.')`,
      );
      const { events } = await client.listDeadLetters({ state: 'STATE_OPEN' }, someone);
      const { deadLetterId } = events[0]!;
      expect(await client.getDeadLetter({ deadLetterId }, someone)).toMatchObject({
        event: { state: 'STATE_OPEN', reason: 'NO_VALUE: The record has no value.', decision: null },
        content: { group: 'g', source: 'invoice', headers: [{ name: 'ce_source' }], payloadJson: '' },
      });
      const replay = () => client.replayDeadLetter({ requestId: 'replay-letter', deadLetterId }, someone);
      expect([await replay(), await replay()]).toEqual(Array(2).fill({ error: 'NO_VALUE: The record has no value.' }));
      expect(await client.getDeadLetter({ deadLetterId }, someone)).toMatchObject({ event: { attemptCount: 2 } });
      const drop = (requestId: string, reason: string) =>
        client.dropDeadLetter({ requestId, deadLetterId, reason }, someone);
      await expect(drop('drop-1', ' ')).rejects.toMatchObject({ code: 'DEAD_LETTER_INVALID', kind: 'invalid' });
      expect([await drop('drop-2', 'of a test'), await drop('drop-2', 'of a test')]).toEqual([{}, {}]);
      await expect(drop('drop-3', 'of a test')).rejects.toMatchObject({ code: 'DEAD_LETTER_STATE_FORBIDS' });
      const decision = { actor: someone.actor, reason: 'of a test', decidedTime: expect.anything() };
      expect(await client.listDeadLetters({ state: 'STATE_DROPPED' }, someone)).toMatchObject({
        events: [{ deadLetterId, decision }],
      });
      expect(await client.listDeadLetters({ state: 'STATE_OPEN' }, someone)).toMatchObject({ events: [] });
      expect(await client.getOutstanding({}, someone)).toMatchObject({ parked: [] });
    });
  });

  it('names the servers that cannot be reached once, stays alive, and needs no restart when they come', async () => {
    const own = new URL(database.url);
    const lines = { database: await Line.lay(own.host), broker: await Line.lay(testServers().kafkaBrokers) };
    const temporal = await Line.lay(testServers().temporalAddress);
    own.host = lines.database.address;
    const namespace = { DUNLIN_TEMPORAL_ADDRESS: temporal.address, DUNLIN_TEMPORAL_NAMESPACE: await createNamespace() };
    const [ofDatabase, ofBroker, ofTemporal] = await Promise.all([
      launchIt({ DUNLIN_POSTGRES_URL: own.href, DUNLIN_ROLES: 'server,consumer,relay' }),
      launchIt({ DUNLIN_KAFKA_BROKERS: lines.broker.address, DUNLIN_ROLES: 'server,consumer,relay' }),
      launchIt({ ...namespace, DUNLIN_ROLES: 'worker' }, working),
    ]);
    const early = ofDatabase.client.getClock({}, someone, { deadlineMs: 8_000 });
    await expect(early).rejects.toMatchObject({ code: 'SERVICE_STARTING', kind: 'unavailable' });
    const subjects = [
      {
        ...ofDatabase,
        name: 'database',
        at: lines.database,
        set: /DUNLIN_POSTGRES_URL \(chart value postgresql.host\)/,
      },
      {
        ...ofBroker,
        name: 'broker',
        at: lines.broker,
        set: /DUNLIN_KAFKA_(TLS|BROKERS) \(chart value kafka\./,
      },
      {
        ...ofTemporal,
        name: 'temporal',
        at: temporal,
        set: /DUNLIN_TEMPORAL_ADDRESS \(chart value temporal.address\)/,
      },
    ];
    // So long that a line a second, or one for each part that needs the server, would be seen.
    await sleep(9_000);
    for (const { get, lines: told, name, at, set, service } of subjects) {
      expect((await get('/livez')).status).toBe(200);
      const away = await get('/readyz');
      expect(away.status).toBe(503);
      expect(JSON.parse(away.text).error[name]).toMatchObject({ status: 'down' });
      const warnings = told.map((line) => JSON.parse(line) as Told).filter(({ level }) => level !== 'info');
      expect(warnings.map(({ msg }) => msg)).toEqual([expect.stringContaining(`Not ready: no ${name}. `)]);
      expect(warnings[0]!.msg).toContain(at.address);
      expect(warnings[0]!.msg).toMatch(set);
      if (service.grpcPort) expect(await askHealth(`127.0.0.1:${service.grpcPort}`, 10_000)).toBe('NOT_SERVING');
    }
    for (const line of [lines.database, lines.broker, temporal]) line.mend();
    for (const { get, lines: told, name, service } of subjects) {
      await until(async () => (await get('/readyz')).status === 200);
      await until(() => told.some((line) => line.includes(`There again: ${name}.`)));
      if (service.grpcPort)
        await until(async () => (await askHealth(`127.0.0.1:${service.grpcPort}`, 1_000)) === 'SERVING');
    }
    lines.database.cut();
    const { client, get } = ofDatabase;
    await expect(client.getClock({}, someone, { deadlineMs: 400 })).rejects.toMatchObject({ kind: 'unavailable' });
    await until(async () => (await get('/readyz')).status === 503);
    expect((await get('/livez')).status).toBe(200);
    lines.database.mend();
    await until(async () => (await get('/readyz')).status === 200);
    await client.getClock({}, someone);
    for (const { service, channels } of subjects) {
      channels.close();
      expect(await service.stop()).toBe(true);
    }
    for (const line of [lines.database, lines.broker, temporal]) line.close();
  });

  it('reports all faults of its settings at once, those of its workers and of its own class too', async () => {
    class OwnSettings extends settingsOf({
      share: setting('DUNLIN_SHARE', form.integer(1, 9), 'A share.', undefined, { chart: 'share' }),
    }) {}
    const wrong = {
      ...env,
      DUNLIN_HTTP_PORT: 'eighty',
      DUNLIN_KAFKA_BROKERS: '',
      DUNLIN_ORGANISATION_ZONE: 'Mars/Base',
    };
    const launching = launchManifest({ ...working, settings: OwnSettings }, wrong, { migrationsFolder });
    const error = await launching.then(
      () => undefined,
      (failed: SettingsError) => failed,
    );
    expect(error).toBeInstanceOf(SettingsError);
    expect(error!.faults.map(({ variable, chart }) => [variable, chart])).toEqual([
      ['DUNLIN_HTTP_PORT', 'defaults.httpPort'],
      ['DUNLIN_KAFKA_BROKERS', 'kafka.bootstrapServers'],
      ['DUNLIN_ORGANISATION_ZONE', 'organisation.zone'],
      ['DUNLIN_SHARE', 'share'],
      ['DUNLIN_TEMPORAL_ADDRESS', 'temporal.address'],
    ]);
  });

  it('refuses a clock of another kind', async () => {
    await expect(launchIt({ DUNLIN_CLOCK_MODE: 'real' })).rejects.toMatchObject({ code: 'CLOCK_MODE_DIFFERS' });
  });

  it('waits for the migrations of its release, and does nothing unasked before', async () => {
    const begunBefore = begun;
    const folder = mkdtempSync(join(tmpdir(), 'dunlin-later-'));
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, '0001-later.ts'), 'export class Later1763800000009 {}');
    const logger = new Logger({ service: 'common', level: 'silent' });
    const service = await launchManifest(manifest, env, { migrationsFolder: folder, logger });
    started.push(service);
    const readiness = () => fetch(`http://127.0.0.1:${service.httpPort}/readyz`);
    const response = await readiness();
    expect(response.status).toBe(503);
    const said = 'older than this release and lacks Later1763800000009. Run \\"migrate common\\" of this release';
    expect(await response.text()).toContain(said);
    expect(begun).toBe(begunBefore);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`INSERT INTO migrations (timestamp, name) VALUES (1763800000009, 'Later1763800000009')`);
    await owner.end();
    await until(async () => (await readiness()).ok);
    expect(begun).toBe(begunBefore + 1);
  });

  it('serves on a schema that a newer release has expanded', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`INSERT INTO migrations (timestamp, name) VALUES (1763900000000, 'Next1763900000000')`);
    await owner.query('ALTER TABLE requests ADD COLUMN trace text');
    await owner.end();
    const { client, get, channels, service } = await launchIt({ DUNLIN_ROLES: 'server' });
    await until(async () => (await get('/readyz')).status === 200);
    await client.runDue({ requestId: 'beside-a-newer', phase: 'DUE_PHASE_ACTS' }, someone);
    channels.close();
    await service.stop();
  });

  it('finishes calls when it ends, and is not ready until then', async () => {
    const { client, get, service, channels } = await launchIt({
      DUNLIN_ROLES: 'server',
      DUNLIN_SHUTDOWN_TIMEOUT_MS: '20000',
    });
    delayMs = 2_000;
    const runsBefore = runs;
    const running = client.runDue({ requestId: 'due-9', phase: 'DUE_PHASE_ACTS' }, someone);
    await until(() => runs > runsBefore);
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
