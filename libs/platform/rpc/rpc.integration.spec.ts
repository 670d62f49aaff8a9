import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Metadata, status } from '@grpc/grpc-js';
import { defineErrors, DomainError, type ErrorKind, refusedTransition } from '#libs/errors';
import { newId } from '#libs/ids';
import { loadSettings, RpcSettings } from '../config/index.js';
import { Metrics } from '../observability/metrics.js';
import { Channels } from './client/channels.js';
import { RpcClients } from './client/rpc-clients.js';
import { behaviour, connect, failure, operations, rawCall, someone, start } from './testing/served.js';

const specErrors = defineErrors({ CASE_NOT_PAUSABLE: ['refused', 'The case cannot be paused.'] });

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

  it('serves a typed call and tells the handler who calls', async () => {
    const causationId = newId();
    const response = await connected.client.getClock({}, { ...someone, causationId });
    expect(response).toEqual({ mode: 'CLOCK_MODE_TEST', nowTime: { seconds: '12', nanos: 5_000_000 } });
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
      throw refusedTransition(specErrors.CASE_NOT_PAUSABLE, 'Case 7', 'pause', 'PAID', ['reopen', 'cancel']);
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

  it('takes as final only what the service says with a reason that the contract lists for the rpc', async () => {
    const asked = async (code: string) => {
      behaviour.act = async () => {
        throw new DomainError(code, 'refused', 'Some text.');
      };
      return failure(connected.client.setClock({ requestId: 'r' }, someone));
    };
    expect((await asked('CLOCK_STATE_FORBIDS')).isFinal).toBe(true);
    expect((await asked('SOME_CODE')).isFinal).toBe(false);
    const unlisted = await failure(connected.client.getClock({}, someone));
    expect(unlisted.isFinal).toBe(false);
  });

  it('counts what was refused without being answered, by peer and reason', async () => {
    const metrics = new Metrics('spec');
    const env = { DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${served.server.port}` };
    const channels = new Channels(loadSettings([RpcSettings], env).get(RpcSettings), metrics);
    const client = new RpcClients(channels).operations('customer');
    const refuse = (code: string, kind: ErrorKind) => {
      behaviour.act = async () => {
        throw new DomainError(code, kind, 'Some text.');
      };
      return failure(client.setClock({ requestId: 'r' }, someone));
    };
    await refuse('CLOCK_STATE_FORBIDS', 'refused');
    await refuse('NOT_LISTED', 'invalid');
    await refuse('CALLER_NOT_ALLOWED', 'forbidden');
    await refuse('A_DEFECT', 'internal');
    await failure(new RpcClients(channels).of('customer').getCustomer({ customerId: newId() }, someone));
    channels.close();
    const counted = (await metrics.text()).split('\n').filter((line) => line.startsWith('dunlin_configuration'));
    expect(counted.map((line) => /reason="(\w+)".* (\d+)$/.exec(line)?.slice(1)).sort()).toEqual([
      ['CALLER_NOT_ALLOWED', '1'],
      ['NOT_LISTED', '1'],
      ['UNIMPLEMENTED', '1'],
    ]);
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

  it('counts calls by method and code', async () => {
    const lines = (await served.metrics.text()).split('\n').filter((line) => line.includes('_count'));
    const text = lines.join('\n');
    expect(text).toMatch(
      /dunlin_rpc_duration_seconds_count\{.*method="dunlin.common.v1.OperationsService\/GetClock".*code="OK"/,
    );
    expect(text).toMatch(/code="FAILED_PRECONDITION"/);
  });
});
