import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#libs/errors';
import { DueWork } from '#libs/platform';
import { aCaller, until } from '#libs/testing';
import { Runner, type Tx } from '#libs/transactions';
import {
  aCase,
  codeOf,
  contactsOf,
  db,
  events,
  expireLeases,
  gate,
  host,
  janitor,
  mail,
  running,
  send,
  stateOf,
  useCommunication,
} from '../../testing/communication.js';
import type { Behaviour } from '../../testing/mail-peer.js';
import { WallClock } from '../use-cases/ports.js';
import { SendMessage } from '../use-cases/send-message.js';
import type { RawSendMessage } from '../use-cases/send-message-input.js';

useCommunication();

describe('a crash', () => {
  it('finds DATA-STARTED committed before the first byte of the content left', async () => {
    const { address, request } = aCase();
    const runner = running.app.get(Runner);
    const real = runner.transact.bind(runner);
    const [reached, commit] = [gate(), gate()];
    let transactions = 0;
    runner.transact = async <Result>(caller: never, body: (tx: Tx) => Promise<Result>): Promise<Result> => {
      transactions += 1;
      if (transactions === 2) {
        reached.open();
        await commit.opened;
      }
      return real(caller, body);
    };
    const started = async (): Promise<boolean> => {
      const rows = await db.database.query<{ started: boolean }>(
        'SELECT data_started_at IS NOT NULL AS started FROM messages WHERE idempotency_key = $1',
        [request.idempotencyKey],
      );
      return rows[0]!.started;
    };
    const held = gate();
    mail.behaviours.set(address, { holdData: held.opened });
    const sending = send(request);
    try {
      await reached.opened;
      await sleep(150);
      expect([await started(), mail.begun.has(address)]).toEqual([false, false]);
      commit.open();
      await until(() => mail.begun.has(address));
      expect(await started()).toBe(true);
    } finally {
      runner.transact = real;
      commit.open();
      held.open();
    }
    expect((await sending).state).toBe('SENT');
  });

  it('is not undone by a process that was only suspended', async () => {
    const { address, request } = aCase();
    const [first, second] = [gate(), gate()];
    mail.behaviours.set(address, { holdRcpt: first.opened, rcpt: { code: 550 } });
    const stalled = codeOf(send(request));
    await until(() => mail.asked.get(address) === 1);
    await expireLeases();
    mail.behaviours.set(address, { holdRcpt: second.opened });
    const successor = send(request);
    await until(() => mail.asked.get(address) === 2);
    first.open();
    expect(await stalled).toBe('MESSAGE_CONFLICT');
    expect((await stateOf(request)).state).toBe('STATE_IN_PROGRESS');
    second.open();
    expect((await successor).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('before content left: another call takes over, and the stalled one sends nothing', async () => {
    const { customerId, address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdRcpt: held.opened });
    const stalled = codeOf(send(request));
    await until(() => mail.asked.get(address) === 1);
    expect(await codeOf(send(request))).toBe('MESSAGE_CONFLICT');
    await expireLeases();
    mail.behaviours.delete(address);
    expect((await send(request)).state).toBe('SENT');
    held.open();
    expect(await stalled).toBe('MESSAGE_CONFLICT');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
    expect(await contactsOf(customerId)).toBe(1);
  });

  it('after content left: the message is never sent again, and a late reply is recorded', async () => {
    const { address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdData: held.opened });
    const stalled = send(request);
    await until(() => mail.begun.has(address));
    expect(await codeOf(send(request))).toBe('MESSAGE_CONFLICT');
    await db.database.query(`UPDATE messages SET lease_until = 'epoch' WHERE idempotency_key = $1`, [
      request.idempotencyKey,
    ]);
    expect(await send(request)).toMatchObject({ state: 'OUTCOME_UNKNOWN', reason: 'LEASE_EXPIRED' });
    expect((await send(request)).state).toBe('OUTCOME_UNKNOWN');
    held.open();
    expect((await stalled).state).toBe('SENT');
    expect((await send(request)).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageOutcomeUnknown', 'MessageSent']);
  });

  it('differs from slowness: a living process keeps its leases', async () => {
    const shortLeaseMs = 5_000;
    const other = await host.launch({ DUNLIN_MESSAGE_LEASE_MS: String(shortLeaseMs) });
    try {
      const [before, after] = [aCase(), aCase()];
      const held = gate();
      mail.behaviours.set(before.address, { holdRcpt: held.opened });
      mail.behaviours.set(after.address, { holdData: held.opened });
      const cases = [before, after];
      const slow = cases.map(({ request }) => other.app.get(SendMessage).sendMessage(aCaller(), request));
      await until(() => mail.asked.has(before.address) && mail.begun.has(after.address));
      await sleep(2 * shortLeaseMs);
      expect(await janitor()).toBe(0);
      for (const { request } of cases) expect(await codeOf(send(request))).toBe('MESSAGE_CONFLICT');
      held.open();
      expect((await Promise.all(slow)).map(({ state }) => state)).toEqual(['SENT', 'SENT']);
    } finally {
      await other.stop();
    }
  });

  it('is resolved by the janitor, and counts as outstanding until then', async () => {
    const [free, lost] = [aCase(), aCase()];
    const held = gate();
    mail.behaviours.set(free.address, { holdRcpt: held.opened });
    mail.behaviours.set(lost.address, { holdData: held.opened });
    const stalled = [codeOf(send(free.request)), codeOf(send(lost.request))];
    await until(() => mail.asked.get(free.address) === 1 && mail.begun.has(lost.address));
    const work = running.app.get(DueWork);
    expect(await work.outstanding()).toEqual({ leases: 2 });
    const { leases } = await work.totals();
    await expireLeases();
    expect(await janitor()).toBe(2);
    expect(await janitor()).toBe(0);
    expect(await work.outstanding()).toEqual({ leases: 0 });
    expect(await work.totals()).toEqual({ leases });
    expect(await stateOf(free.request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'LEASE_EXPIRED' });
    expect(await stateOf(lost.request)).toMatchObject({ state: 'STATE_OUTCOME_UNKNOWN', reason: 'LEASE_EXPIRED' });
    expect(await events()).toEqual(['MessageOutcomeUnknown']);
    held.open();
    expect(await Promise.all(stalled)).toEqual(['MESSAGE_CONFLICT', 'none']);
    expect((await send(free.request)).state).toBe('SENT');
    expect(mail.to(free.address)).toHaveLength(1);
    expect(mail.to(lost.address)).toHaveLength(1);
  });

  it('is resolved by the service itself', async () => {
    const { address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdRcpt: held.opened });
    const stalled = codeOf(send(request));
    await until(() => mail.asked.has(address));
    const other = await host.launch({ DUNLIN_ROLES: 'server,worker', DUNLIN_MESSAGE_JANITOR_INTERVAL_MS: '50' });
    try {
      await expireLeases();
      for (let state = ''; state !== 'STATE_DELAYED'; await sleep(20)) ({ state } = await stateOf(request));
    } finally {
      await other.stop();
      held.open();
    }
    expect(await stalled).toBe('MESSAGE_CONFLICT');
    expect((await send(request)).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
  });

  it('of the database loses no reply of the mail server, and nothing leaves unrecorded', async () => {
    const runner = running.app.get(Runner);
    const real = runner.transact.bind(runner);
    type Fault = 'before' | 'after' | 'none';
    const withFaults = async (faults: Fault[], request: RawSendMessage): Promise<string> => {
      runner.transact = async <Result>(caller: never, body: (tx: Tx) => Promise<Result>): Promise<Result> => {
        const fault = faults.shift() ?? 'none';
        if (fault === 'before') throw away();
        const result = await real(caller, body);
        if (fault === 'after') throw away();
        return result;
      };
      return codeOf(send(request)).finally(() => (runner.transact = real));
    };
    const away = () => new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'away');
    // The transactions are: decide, data started, outcome; the lease is taken under the request id.
    for (const faults of [
      ['none', 'none', 'before'],
      ['none', 'none', 'after'],
      ['none', 'none', 'before', 'after', 'before'],
    ] as Fault[][]) {
      await db.clearOutbox();
      const { address, request } = aCase();
      expect(await withFaults(faults, request)).toBe('none');
      expect((await stateOf(request)).state).toBe('STATE_SENT');
      expect(mail.to(address)).toHaveLength(1);
      expect(await events()).toEqual(['MessageSent']);
    }
    for (const faults of [['before'], ['after'], ['none', 'before'], ['none', 'after']] as Fault[][]) {
      const { address, request } = aCase();
      expect(await withFaults(faults, request)).toBe('DATABASE_UNAVAILABLE');
      expect(mail.to(address)).toEqual([]);
      expect(await stateOf(request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'INTERRUPTED' });
      expect((await send(request)).state).toBe('SENT');
      expect(mail.to(address)).toHaveLength(1);
    }
  });

  it('of the database for longer than the lease: what the mail server accepted becomes SENT in the end', async () => {
    const { address, request } = aCase();
    const runner = running.app.get(Runner);
    const wallClock = running.app.get(WallClock);
    const [real, pause] = [runner.transact.bind(runner), wallClock.pause.bind(wallClock)];
    let [transactions, pauses, longest] = [0, 0, 0];
    wallClock.pause = async (ms) => {
      pauses += 1;
      longest = Math.max(longest, ms);
    };
    const failing = async <Result>(caller: never, body: (tx: Tx) => Promise<Result>): Promise<Result> => {
      transactions += 1;
      if (transactions > 2 && transactions < 100) {
        if (transactions === 50) {
          runner.transact = real;
          await expireLeases();
          await janitor();
          expect(await stateOf(request)).toMatchObject({ state: 'STATE_OUTCOME_UNKNOWN' });
          runner.transact = failing;
        }
        throw new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'away');
      }
      return real(caller, body);
    };
    runner.transact = failing;
    try {
      expect((await send(request)).state).toBe('SENT');
    } finally {
      runner.transact = real;
      wallClock.pause = pause;
    }
    expect(pauses).toBeGreaterThan(90);
    expect(longest).toBe(3_000);
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageOutcomeUnknown', 'MessageSent']);
  });

  it('anywhere, at random, delivers no message twice and reports every one that may have arrived', async () => {
    const seed = 1_040;
    const random = randomOf(seed);
    const pick = <Value>(...values: Value[]): Value => values[Math.floor(random() * values.length)]!;
    const runner = running.app.get(Runner);
    const real = runner.transact.bind(runner);
    runner.transact = async <Result>(caller: never, body: (tx: Tx) => Promise<Result>): Promise<Result> => {
      const fault = random();
      if (fault < 0.06) throw new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'away');
      if (fault < 0.09) await expireLeases();
      const result = await real(caller, body);
      if (fault > 0.94) throw new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'away');
      return result;
    };
    mail.common = () =>
      pick<Behaviour>(
        {},
        {},
        {},
        { rcpt: { code: 450 } },
        { data: 'drop-before' },
        { data: 'drop-after' },
        { data: { code: 451 } },
      );
    const cases = Array.from({ length: 60 }, () => aCase());
    try {
      await Promise.all(
        cases.map(async ({ request }) => {
          for (let call = 0; call < 6; call += 1) {
            await Promise.all([codeOf(send(request)), codeOf(send(request))]);
            await sleep(random() * 60);
          }
        }),
      );
    } finally {
      runner.transact = real;
      mail.common = undefined;
    }
    await expireLeases();
    await janitor();
    const found = await Promise.all(
      cases.map(async ({ address, request }) => ({
        delivered: mail.to(address).length,
        state: await stateOf(request).then(
          ({ state }) => state,
          () => 'never stored',
        ),
      })),
    );
    const context = `seed ${seed}: ${JSON.stringify(found)}`;
    expect([context, found.filter(({ delivered }) => delivered > 1)]).toEqual([context, []]);
    const inState = (state: string) => found.filter((one) => one.state === state).map(({ delivered }) => delivered);
    expect([context, inState('STATE_SENT').filter((delivered) => delivered !== 1)]).toEqual([context, []]);
    expect([
      context,
      found.filter(({ state, delivered }) => delivered > 0 && !['STATE_SENT', 'STATE_OUTCOME_UNKNOWN'].includes(state)),
    ]).toEqual([context, []]);
    expect(inState('STATE_SENT').length).toBeGreaterThan(10);
  });
});

/** A small generator that a printed seed repeats (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
