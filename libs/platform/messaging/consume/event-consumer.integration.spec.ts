import { setTimeout as pause } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { eventually, SpanCollector } from '#libs/testing';
import { Logger } from '../../observability/logger.js';
import { exportSpans } from '../../observability/span-export.js';
import { PostgresRunner } from '../../runner/postgres-runner.js';
import {
  asOwner,
  behaviour,
  Collector,
  event,
  issued,
  MessagingPair,
  range,
  traceIdOf,
} from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';
import { OnEvents } from './on-events.js';

describe('consuming', () => {
  let world: MessagingPair;

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(() => world.begin());
  afterEach(() => world.end());
  afterAll(() => world.close());

  it('hands events over in batches of at most 500, one transaction each', async () => {
    const publisher = world.publishing();
    publisher.start();
    for (let start = 0; start < 1500; start += 500) {
      await world.emit(range(start, start + 499).map((index) => [issued, `key-${index % 50n}`, Number(index)]));
    }
    await eventually(() => expect(publisher.totals().published).toBe(1500));
    const { messaging } = await world.consuming();
    await eventually(() => expect(messaging.totals().handled).toBe(1500));
    expect(Math.max(...behaviour.batches)).toBeGreaterThan(50);
    expect(Math.max(...behaviour.batches)).toBeLessThanOrEqual(500);
    for (const key of ['key-0', 'key-49']) {
      const sequences = await world.sequencesOf(key);
      expect(sequences).toEqual([...sequences].sort((one, other) => Number(one - other)));
    }
  });

  it('gives what follows from each event of a batch its correlation and trace, and names it as the cause', async () => {
    const collector = await SpanCollector.listen();
    world.closers.push(async () => collector.close());
    const tracing = { serviceName: 'workflow', tracesSampleRatio: 1, tracesResourceAttributes: {} };
    const silent = new Logger({ service: 'workflow', level: 'silent' });
    const stopSpans = await exportSpans({ ...tracing, tracesEndpoint: collector.endpoint }, silent);
    world.closers.push(stopSpans);
    const arriving = range(1, 20).map((index) => event(issued, `key-${index}`, Number(index)));
    behaviour.before = (each, tx) => {
      const head = { key: each.id, subject: each.id, sequence: 1 };
      const payload = { name: each.id, version: 1 };
      tx.causedBy(each).emit({ type: 'dunlin.workflow.v1.SequenceApplied', ...head, payload });
    };
    await world.consumerDb.clearOutbox();
    await world.consuming();
    await world.send(topicOf(world.prefix, issued), arriving);
    await eventually(async () => expect(await world.seenCount()).toBe(20));
    expect(Math.max(...behaviour.batches)).toBeGreaterThan(1);
    await stopSpans();
    const traceIds = new Map(arriving.map(({ headers }) => [headers['ce_id'], traceIdOf(headers['ce_traceparent'])]));
    const told = (await world.consumerDb.published()).map(({ key, correlationId, causationId, traceparent }) => [
      key,
      correlationId,
      causationId,
      traceIdOf(traceparent),
    ]);
    const expected = arriving.map(({ headers: { ce_id: id, ce_correlationid: correlationId } }) => [
      ...[id, correlationId, id, traceIds.get(id)],
    ]);
    expect(told.sort()).toEqual(expected.sort());
    // A batch of several traces is a trace of its own, which links to each; a single event continues with its own.
    const batches = collector.named(`process ${topicOf(world.prefix, issued)}`);
    const singles = collector.named('process InvoiceIssued');
    expect(batches.length).toBeGreaterThan(0);
    for (const { parentSpanId, links, attributes } of batches)
      expect([parentSpanId, links.length]).toEqual(['', attributes['messaging.batch.message_count']]);
    for (const { parentSpanId, links } of singles) expect([parentSpanId, links]).toEqual(['b7ad6b7169203331', []]);
    const seen = [...batches.flatMap(({ links }) => links), ...singles].map(({ traceId }) => traceId);
    expect(seen.sort()).toEqual([...traceIds.values()].sort());
    await world.consumerDb.clearOutbox();
  });

  it('absorbs an event that arrives twice, even within one batch', async () => {
    const { messaging } = await world.consuming();
    const message = event(issued, 'ann', 1);
    await world.send(topicOf(world.prefix, issued), [message, message]);
    await world.send(topicOf(world.prefix, issued), [message]);
    await eventually(() => expect(messaging.totals().duplicates).toBe(2));
    expect(await world.sequencesOf('ann')).toEqual([1n]);
    expect(behaviour.batches.reduce((sum, size) => sum + size)).toBe(1);
  });

  it('skips and counts registered types that no handler here takes', async () => {
    const { messaging } = await world.consuming();
    await world.send(topicOf(world.prefix, issued), [
      event('dunlin.invoice.v1.DisputeRaised', 'ann', 1),
      event(issued, 'ann', 2),
    ]);
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([2n]));
    expect(messaging.totals()).toMatchObject({ passedOver: 1, deadLettered: 0 });
  });

  it('tries a transient failure again and does not park it', async () => {
    const { consumer } = await world.both();
    let failures = 3;
    behaviour.before = () => {
      if (failures-- > 0) throw new DomainError('OWNER_AWAY', 'unavailable', 'In a moment.');
    };
    await world.emit([[issued, 'ann', 1]]);
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([1n]));
    expect(consumer.totals()).toMatchObject({ failures: 3, parked: 0 });
  });

  it('waits for a database that cannot be reached without parking or skipping anything', async () => {
    const away = { is: false };
    const runner = new PostgresRunner(world.consumerDb.dataSource, 'workflow', () => undefined);
    const inTransaction: typeof runner.inTransaction = (cause, body) =>
      away.is
        ? Promise.reject(new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'Gone.'))
        : runner.inTransaction(cause, body);
    const { consumer } = await world.both({ consumer: { transactions: { inTransaction } } });
    await world.emit([[issued, 'ann', 1]]);
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([1n]));
    away.is = true;
    await world.emit([[issued, 'ann', 2]]);
    await eventually(() => expect(consumer.totals().failures).toBeGreaterThan(5));
    expect(await consumer.lag()).toBe(1);
    expect(consumer.isStuck()).toBe(false);
    away.is = false;
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([1n, 2n]));
    expect(consumer.totals().parked).toBe(0);
  });

  it('continues when the connections to the database are cut in the middle of handling', async () => {
    const { consumer } = await world.both();
    behaviour.before = () => pause(1);
    await world.emit(range(1, 200).map((index) => [issued, 'ann', Number(index)]));
    await eventually(() => expect(behaviour.batches.length).toBeGreaterThan(0));
    await asOwner(
      world.consumerDb,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      true,
    );
    await eventually(async () => expect(await world.seenCount()).toBe(200));
    expect(await world.sequencesOf('ann')).toEqual(range(1, 200));
    expect(consumer.totals().parked).toBe(0);
  });

  it('hands a stopped member over to another one without loss, repetition or disorder', async () => {
    const { consumer: first, app } = await world.both();
    const second = await world.consuming();
    const total = 400;
    for (let sequence = 1; sequence <= total / 4; sequence++) {
      await world.emit(['ann', 'bob', 'cid', 'dee'].map((key) => [issued, key, sequence]));
      if (sequence === total / 8) {
        await app.close();
        await first.stop();
      }
    }
    await eventually(async () => expect(await world.seenCount()).toBe(total));
    for (const key of ['ann', 'bob', 'cid', 'dee']) expect(await world.sequencesOf(key)).toEqual(range(1, total / 4));
    expect(second.messaging.totals().parked).toBe(0);
  });

  it('refuses two handlers of one type', async () => {
    @Controller()
    class Second {
      @OnEvents(issued)
      async onIssued(): Promise<void> {
        await Promise.resolve();
      }
    }
    await expect(world.consuming({}, [Collector, Second])).rejects.toThrow(/is handled by/);
  });
});
