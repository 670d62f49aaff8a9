import { DomainError } from '#libs/errors';
import { currentWork, inWork, traceIdsOf, workOf } from './context.js';
import { Logger } from './logger.js';
import { Metrics } from './metrics.js';
import { redact } from './redaction.js';
import { inSpan } from './tracing.js';

function logger(level = 'debug') {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  return { lines, logger: new Logger({ service: 'customer', level, destination }) };
}

describe('redaction', () => {
  it('hides contact data at any depth, whatever the case of its key', () => {
    const line = JSON.stringify(
      redact({
        customerId: 'c-1',
        amountMinor: 1250n,
        contact: { Email: 'ada@example.org', phone_number: '+491701234567', list: [{ 'postal-address': 'Street 1' }] },
        message: { to: 'ada@example.org', subject: 'You owe', html: '<p>You owe</p>', text: 'You owe' },
        name: 'Ada Lovelace',
        state: 'OPEN',
      }),
    );
    expect(line).not.toMatch(/ada|owe|Street|1701234567|Lovelace/i);
    expect(line).toContain('"customerId":"c-1"');
    expect(line).toContain('"amountMinor":"1250"');
    expect(line).toContain('"state":"OPEN"');
  });

  it('masks addresses inside texts, errors and their causes', () => {
    const cause = Object.assign(new Error('550 no such user <ada@example.org>'), { code: '550' });
    const line = JSON.stringify(
      redact({
        note: undefined,
        reason: 'call +49 170 1234567 or ada.b+c@mail.example.org',
        error: new Error('Mail to ada@example.org failed', { cause }),
      }),
    );
    expect(line).not.toMatch(/@example|@mail|1234567/);
    expect(line).toContain('no such user');
  });

  it('keeps ids, instants and ordinary texts as they are', () => {
    const plain = {
      id: '01a20198-4d89-70d0-95d4-762cee107cc3',
      at: '2026-03-01T10:00:00.000Z',
      amount: '1234567.00',
      topic: 'dunlin.invoice.events.v1',
    };
    expect(redact(plain)).toEqual(plain);
  });

  it('is bounded in depth, number and length', () => {
    const endless: Record<string, unknown> = {};
    endless['again'] = endless;
    const line = JSON.stringify(redact({ endless, list: Array.from({ length: 5_000 }, () => 'x'.repeat(9_000)) }));
    expect(line.length).toBeLessThan(200_000);
    expect(line).toContain('[too deep]');
  });
});

describe('the logger', () => {
  it('writes lines with the ids of the work in progress', async () => {
    const { lines, logger: log } = logger();
    const work = workOf({
      correlationId: 'c-1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    await inWork(work, async () => {
      await Promise.resolve();
      log.info('Imported.', { rows: 3, email: 'ada@example.org' });
    });
    expect(lines[0]).toMatchObject({
      level: 'info',
      service: 'customer',
      correlationId: 'c-1',
      trace_id: '0af7651916cd43dd8448eb211c80319c',
      span_id: 'b7ad6b7169203331',
      trace_flags: '01',
      rows: 3,
      email: '[hidden]',
      msg: 'Imported.',
    });
    log.info('Later.');
    expect(lines[1]).not.toHaveProperty('correlationId');
  });

  it('takes lines of the framework and errors', () => {
    const { lines, logger: log } = logger();
    log.log('Nest application started', 'NestApplication');
    log.error('It broke', 'Error: at line 1', 'Injector');
    log.error('It broke.', new DomainError('CASE_WRONG', 'refused', 'No.'));
    expect(lines[0]).toMatchObject({ msg: 'Nest application started', context: 'NestApplication' });
    expect(lines[1]).toMatchObject({ level: 'error', stack: 'Error: at line 1', context: 'Injector' });
    expect(lines[2]).toMatchObject({ error: { type: 'DomainError', code: 'CASE_WRONG', kind: 'refused' } });
  });

  it('tells what repeats once a minute', () => {
    const { lines, logger: log } = logger();
    for (let i = 0; i < 5; i += 1) log.oncePerMinute('warn', 'redis', 'Redis cannot be reached.');
    log.oncePerMinute('warn', 'kafka', 'Kafka cannot be reached.');
    expect(lines.map(({ msg }) => msg)).toEqual(['Redis cannot be reached.', 'Kafka cannot be reached.']);
  });
});

describe('trace context', () => {
  it('continues from what arrived and takes what is invalid for nothing', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(workOf({ traceparent }).traceparent).toBe(traceparent);
    // A later version of the header says at least what ours does.
    expect(workOf({ traceparent: `cc${traceparent.slice(2)}-more` }).traceparent).toBe(traceparent);
    // Where nobody traces, what is called next continues from what arrived.
    const onward = await inWork(workOf({ traceparent }), () =>
      inSpan({ name: 'nothing' }, async () => currentWork()?.traceparent),
    );
    expect(onward).toBe(traceparent);
    for (const wrong of [
      '',
      'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    ]) {
      expect(traceIdsOf(wrong)).toBeUndefined();
      expect(workOf({ traceparent: wrong })).toEqual({ correlationId: expect.any(String) });
    }
    for (const correlationId of ['x'.repeat(201), 'ada@example.org', '+491701234567'])
      expect(workOf({ correlationId }).correlationId).toHaveLength(36);
    expect(currentWork()).toBeUndefined();
  });
});

describe('metrics', () => {
  it('finds a metric again and survives a collector that fails or hangs', async () => {
    const metrics = new Metrics('customer');
    metrics.gauge('dunlin_outbox_depth', 'Events to publish.').set(4);
    expect(metrics.gauge('dunlin_outbox_depth', 'Events to publish.')).toBe(metrics.gauge('dunlin_outbox_depth', 'x'));
    metrics.beforeScrape(() => Promise.reject(new Error('away')));
    expect(await metrics.text()).toContain('dunlin_outbox_depth{service="customer"} 4');
  });
});
