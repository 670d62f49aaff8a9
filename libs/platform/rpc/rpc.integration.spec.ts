import 'reflect-metadata';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  Metadata,
  credentials,
  loadPackageDefinition,
  status,
  type ClientDuplexStream,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GrpcMethod, Payload, type MicroserviceOptions } from '@nestjs/microservices';
import { service as healthService } from 'grpc-health-check';
import type { commonV1 } from '#libs/contracts';
import { DomainError, refusedTransition } from '#libs/errors';
import { newId } from '#libs/ids';
import { until } from '#libs/testing';
import { RpcSettings, loadSettings } from '../config/index.js';
import { currentWork } from '../observability/context.js';
import { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import type { Caller } from '../runner/types.js';
import { RpcMismatch } from './boot-check.js';
import { FromCaller } from './caller.js';
import { ErrorFilter } from './error.filter.js';
import { Channels } from './channels.js';
import { loadContract } from './contracts.js';
import type { RpcHandlers } from './handlers.js';
import { RpcClients } from './rpc-clients.js';
import { RpcServer } from './rpc-server.js';

const operations = 'dunlin.common.v1.OperationsService';
const someone = { actor: 'user:ada', correlationId: 'correlation-1' };

/** What the next calls do, and what the last one got. */
const behaviour: {
  act: (rpc: string) => Promise<void>;
  caller?: Caller;
  answer?: object;
  work?: ReturnType<typeof currentWork>;
  calls: number;
} = {
  act: async () => undefined,
  calls: 0,
};

@Controller()
class TestOperations implements RpcHandlers<commonV1.OperationsServiceRpcs> {
  @GrpcMethod(operations, 'GetClock')
  async getClock(
    @Payload() _request: commonV1.GetClockRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.GetClockResponseInit> {
    await this.act('GetClock', caller);
    return behaviour.answer ?? { mode: 'CLOCK_MODE_TEST', nowTime: { seconds: '12', nanos: 5_000_000 } };
  }

  @GrpcMethod(operations, 'SetClock')
  async setClock(
    @Payload() _request: commonV1.SetClockRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.SetClockResponseInit> {
    await this.act('SetClock', caller);
    return {};
  }

  @GrpcMethod(operations, 'GetOutstanding')
  async getOutstanding(): Promise<commonV1.GetOutstandingResponseInit> {
    return { totals: [{ name: 'published', count: '9007199254740993' }] };
  }

  @GrpcMethod(operations, 'RunDue')
  async runDue(): Promise<commonV1.RunDueResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'ListParkedKeys')
  async listParkedKeys(): Promise<commonV1.ListParkedKeysResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'GetParkedKey')
  async getParkedKey(): Promise<commonV1.GetParkedKeyResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'ReplayParkedKey')
  async replayParkedKey(): Promise<commonV1.ReplayParkedKeyResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'DropParkedEvent')
  async dropParkedEvent(): Promise<commonV1.DropParkedEventResponseInit> {
    return {};
  }

  @GrpcMethod(operations, 'ListDeadLetters')
  async listDeadLetters(): Promise<commonV1.ListDeadLettersResponseInit> {
    return {};
  }

  private async act(rpc: string, caller: Caller): Promise<void> {
    behaviour.calls += 1;
    behaviour.caller = caller;
    behaviour.work = currentWork();
    await behaviour.act(rpc);
  }
}

@Module({ controllers: [TestOperations] })
class TestModule {}

async function serve(module: object, port = 0) {
  const lines: string[] = [];
  const logger = new Logger({
    service: 'test',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  const metrics = new Metrics('test');
  const app = await NestFactory.create(module as never, { logger: false });
  const server = new RpcServer({
    service: 'common',
    host: '127.0.0.1',
    port,
    connectionAgeMs: 60_000,
    logger,
    metrics,
  });
  app.useGlobalFilters(new ErrorFilter(app.getHttpAdapter()));
  app.connectMicroservice<MicroserviceOptions>({ strategy: server }, { inheritAppConfig: true });
  await app.init();
  return { app, server, lines, metrics };
}

async function start(port = 0) {
  const served = await serve(TestModule, port);
  served.server.checkHandlers();
  await served.app.startAllMicroservices();
  served.server.open();
  served.server.setServing(true);
  return served;
}

function connect(port: number) {
  const env = { DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${port}`, DUNLIN_RPC_DEADLINE_MS: '5000' };
  const channels = new Channels(loadSettings([RpcSettings], env).get(RpcSettings));
  return { channels, client: new RpcClients(channels).operations('customer') };
}

async function failure(call: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await call.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(DomainError);
  return error as DomainError;
}

/** A call as another program would make it, past our own client. */
function rawCall(
  port: number,
  rpc: string,
  request: object,
  metadata: Metadata,
  deadline?: number,
): Promise<ServiceError | null> {
  const definition = loadPackageDefinition(loadContract('common')) as never as {
    dunlin: { common: { v1: { OperationsService: never } } };
  };
  const { service } = definition.dunlin.common.v1.OperationsService as { service: Record<string, never> };
  const { path, requestSerialize, responseDeserialize } = service[rpc] as unknown as Parameters<
    Client['makeUnaryRequest']
  > & {
    path: string;
    requestSerialize: (value: object) => Buffer;
    responseDeserialize: (bytes: Buffer) => object;
  };
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const options = deadline === undefined ? {} : { deadline };
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, options, (error) => {
      client.close();
      resolve(error);
    });
  });
}

describe('rpc', () => {
  let served: Awaited<ReturnType<typeof start>>;
  let connected: ReturnType<typeof connect>;

  beforeAll(async () => {
    served = await start();
    connected = connect(served.server.port);
  });
  beforeEach(() => {
    behaviour.act = async () => undefined;
    behaviour.calls = 0;
  });
  afterAll(async () => {
    connected.channels.close();
    await served.server.drain(1_000);
    await served.app.close();
  });

  it('answers a typed call and tells the handler who calls', async () => {
    const causationId = newId();
    const answer = await connected.client.getClock({}, { ...someone, causationId });
    expect(answer).toEqual({ mode: 'CLOCK_MODE_TEST', nowTime: { seconds: '12', nanos: 5_000_000 } });
    expect(behaviour.caller).toMatchObject({
      ...someone,
      causationId,
      requestId: '',
      operation: `${operations}/GetClock`,
    });
    expect(behaviour.work).toMatchObject({ correlationId: 'correlation-1', actor: 'user:ada' });
    expect((await connected.client.getOutstanding({}, someone)).totals).toEqual([
      { name: 'published', count: '9007199254740993' },
    ]);
  });

  it('hashes a mutation without its request id, and everything else of it', async () => {
    const hashes: string[] = [];
    for (const [requestId, seconds] of [
      ['r1', 5],
      ['r2', 5],
      ['r3', 6],
    ] as const) {
      await connected.client.setClock({ requestId, nowTime: { seconds } }, someone);
      hashes.push(behaviour.caller!.inputHash);
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
    expect(behaviour.caller!.requestId).toBe('r3');
  });

  it('refuses a mutation without request id or actor before the handler runs', async () => {
    const missing = await failure(connected.client.setClock({}, someone));
    expect(missing).toMatchObject({ code: 'REQUEST_ID_MISSING', kind: 'invalid' });
    expect(missing.details.violations).toEqual([{ field: 'request_id', description: 'is missing' }]);
    const long = await failure(connected.client.setClock({ requestId: 'x'.repeat(201) }, someone));
    expect(long.code).toBe('REQUEST_ID_TOO_LONG');
    const nobody = await failure(connected.client.setClock({ requestId: 'r' }, { ...someone, actor: '' }));
    expect(nobody).toMatchObject({ code: 'ACTOR_MISSING', kind: 'invalid' });
    const stranger = await failure(connected.client.setClock({ requestId: 'r' }, { ...someone, actor: 'ada' }));
    expect(stranger.code).toBe('ACTOR_INVALID');
    expect(behaviour.calls).toBe(0);
    await connected.client.getClock({}, { ...someone, actor: '' });
    expect(behaviour.calls).toBe(1);
  });

  it('carries an error with all of its details', async () => {
    behaviour.act = async () => {
      throw refusedTransition('CASE_NOT_PAUSABLE', 'Case 7', 'pause', 'PAID', ['reopen', 'cancel']);
    };
    const refused = await failure(connected.client.setClock({ requestId: 'r' }, someone));
    expect(refused).toMatchObject({
      code: 'CASE_NOT_PAUSABLE',
      kind: 'refused',
      details: { state: 'PAID', allowed: ['reopen', 'cancel'] },
    });
    expect(refused.message).toContain('Case 7 is PAID');
    behaviour.act = async () => {
      throw new DomainError('IMPORT_WRONG', 'invalid', 'Größe falsch.', {
        violations: Array.from({ length: 100 }, (_, row) => ({
          field: `rows[${row}]`,
          description: 'ü'.repeat(1_000),
        })),
        facts: { import_id: '42' },
      });
    };
    const wrong = await failure(connected.client.setClock({ requestId: 'r' }, someone));
    expect(wrong).toMatchObject({
      code: 'IMPORT_WRONG',
      message: 'Größe falsch.',
      details: { facts: { import_id: '42' } },
    });
    expect(wrong.details.violations).toHaveLength(25);
  });

  it('maps every kind to its status', async () => {
    const codes = {
      invalid: status.INVALID_ARGUMENT,
      'not-found': status.NOT_FOUND,
      conflict: status.ALREADY_EXISTS,
      refused: status.FAILED_PRECONDITION,
      aborted: status.ABORTED,
      forbidden: status.PERMISSION_DENIED,
      unavailable: status.UNAVAILABLE,
      internal: status.INTERNAL,
    } as const;
    for (const [kind, code] of Object.entries(codes)) {
      behaviour.act = async () => {
        throw new DomainError('SOME_CODE', kind as keyof typeof codes, 'Some text.');
      };
      const raw = await rawCall(served.server.port, 'GetClock', {}, new Metadata());
      expect(raw?.code).toBe(code);
      expect(raw?.details.startsWith('Some text.')).toBe(kind !== 'internal');
    }
  });

  it('says nothing of a defect but where to look', async () => {
    behaviour.act = async () => {
      throw new Error('password of ada@example.org is wrong');
    };
    const failed = await failure(connected.client.getClock({}, someone));
    expect(failed).toMatchObject({ code: 'INTERNAL', kind: 'internal' });
    expect(failed.message).toContain('correlation-1');
    expect(failed.message).not.toContain('password');
    const line = served.lines.findLast((text) => text.includes('GetClock failed'))!;
    expect(line).toContain('"correlationId":"correlation-1"');
    expect(line).not.toContain('ada@example.org');
  });

  it('calls a lost database connection unavailable and tries the call again', async () => {
    behaviour.act = async () => {
      if (behaviour.calls < 3) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    };
    await connected.client.setClock({ requestId: 'r' }, someone);
    expect(behaviour.calls).toBe(3);
    behaviour.calls = 0;
    behaviour.act = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    };
    const gone = await failure(connected.client.getClock({}, someone, { deadlineMs: 8_000 }));
    expect(gone).toMatchObject({ code: 'DATABASE_UNAVAILABLE', kind: 'unavailable' });
    expect(behaviour.calls).toBeGreaterThan(2);
  });

  it('keeps to the deadline of the caller', async () => {
    delete behaviour.work;
    behaviour.act = () => sleep(5_000);
    const late = await failure(connected.client.getClock({}, someone, { deadlineMs: 1_500 }));
    expect(late).toMatchObject({ code: 'DEADLINE_EXCEEDED', kind: 'unavailable' });
    expect(behaviour.work!.deadline! - Date.now()).toBeLessThan(1_500);
    const passed = await rawCall(served.server.port, 'GetClock', {}, new Metadata(), Date.now() - 1_000);
    expect(passed?.code).toBe(status.DEADLINE_EXCEEDED);
  });

  it('takes and makes correlation and trace ids', async () => {
    const metadata = new Metadata();
    metadata.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    await rawCall(served.server.port, 'GetClock', {}, metadata);
    expect(behaviour.work!.traceparent).toBe('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    expect(behaviour.caller!.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    metadata.set('traceparent', 'nonsense');
    metadata.set('x-correlation-id', 'has blanks in it');
    await rawCall(served.server.port, 'GetClock', {}, metadata);
    expect(behaviour.work).not.toHaveProperty('traceparent');
    expect(behaviour.caller!.correlationId).not.toContain(' ');
  });

  it('refuses to start with a handler too few or too many', async () => {
    @Controller()
    class Wrong {
      @GrpcMethod(operations, 'GetClok')
      getClok() {
        return {};
      }
    }
    @Module({ controllers: [Wrong] })
    class WrongModule {}
    const { app, server } = await serve(WrongModule);
    expect(() => server.checkHandlers()).toThrow(RpcMismatch);
    expect(() => server.checkHandlers()).toThrow(/OperationsService\/GetClock has no handler/);
    expect(() => server.checkHandlers()).toThrow(/a handler names .*\/GetClok, which no proto/);
    await app.close();
  });

  it('serves health and reflection', async () => {
    const { Check } = healthService as unknown as Record<
      'Check',
      {
        path: string;
        requestSerialize: (value: object) => Buffer;
        responseDeserialize: (bytes: Buffer) => { status: string };
      }
    >;
    const client = new Client(`127.0.0.1:${served.server.port}`, credentials.createInsecure());
    const check = (service: string) =>
      new Promise<string | undefined>((resolve, reject) => {
        client.makeUnaryRequest(
          Check.path,
          Check.requestSerialize,
          Check.responseDeserialize,
          { service },
          (error, answer) => (error ? reject(error) : resolve(answer?.status)),
        );
      });
    expect(await check('')).toBe('SERVING');
    expect(await check(operations)).toBe('SERVING');
    served.server.setServing(false);
    expect(await check(operations)).toBe('NOT_SERVING');
    served.server.setServing(true);
    client.close();
  });

  it('tells the log, not the caller, of a response that does not fit its message', async () => {
    behaviour.answer = { nowTime: 'yesterday' };
    const failed = await failure(connected.client.getClock({}, someone));
    delete behaviour.answer;
    expect(failed.code).toBe('INTERNAL');
    expect(served.lines.at(-1)).toContain('GetClockResponse.nowTime: object expected');
  });

  it('lists its services by reflection', async () => {
    const file = 'grpc/reflection/v1/reflection.proto';
    const folder = join(
      dirname(createRequire(import.meta.url).resolve('@grpc/reflection/package.json')),
      'build/proto',
    );
    const loaded = loadPackageDefinition(loadSync(file, { includeDirs: [folder] })) as never as {
      grpc: {
        reflection: {
          v1: {
            ServerReflection: new (...of: unknown[]) => { serverReflectionInfo(): ClientDuplexStream<object, object> };
          };
        };
      };
    };
    const client = new loaded.grpc.reflection.v1.ServerReflection(
      `127.0.0.1:${served.server.port}`,
      credentials.createInsecure(),
    );
    const stream = client.serverReflectionInfo();
    const answer = new Promise((resolve) => stream.once('data', resolve));
    stream.write({ listServices: '' });
    expect(JSON.stringify(await answer)).toContain(operations);
    stream.end();
  });

  it('counts calls by method and code', async () => {
    const lines = (await served.metrics.text()).split('\n').filter((line) => line.includes('_count'));
    const text = lines.join('\n');
    expect(text).toMatch(
      /dunlin_rpc_duration_seconds_count\{.*method="dunlin.common.v1.OperationsService\/GetClock".*code="OK"/,
    );
    expect(text).toMatch(/code="FAILED_PRECONDITION"/);
  });
});

describe('an rpc server that ends', () => {
  it('finishes running calls, takes no new ones, and cuts what does not end in time', async () => {
    const first = await start();
    const { channels, client } = connect(first.server.port);
    behaviour.calls = 0;
    behaviour.act = () => sleep(300);
    const running = client.getClock({}, someone);
    await until(() => behaviour.calls === 1);
    const drained = first.server.drain(5_000);
    await expect(running).resolves.toBeDefined();
    await drained;
    expect(await failure(client.getClock({}, someone, { deadlineMs: 300 }))).toMatchObject({ kind: 'unavailable' });
    await first.app.close();

    const second = await start(first.server.port);
    behaviour.act = () => sleep(20_000);
    const endless = failure(client.getClock({}, someone, { deadlineMs: 10_000 }));
    await until(() => behaviour.calls === 2);
    const started = performance.now();
    await second.server.drain(200);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((await endless).kind).toBe('unavailable');
    channels.close();
    await second.app.close();
  });

  it('is found again by its callers without their doing', async () => {
    const first = await start();
    const { channels, client } = connect(first.server.port);
    behaviour.act = async () => undefined;
    await client.getClock({}, someone);
    await first.server.drain(500);
    await first.app.close();
    const waiting = client.getClock({}, someone);
    await sleep(200);
    const second = await start(first.server.port);
    await expect(waiting).resolves.toBeDefined();
    channels.close();
    await second.server.drain(500);
    await second.app.close();
  });
});
