import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newId } from '#libs/ids';
import type { Stack } from '#libs/stack';
import { type CertificateFiles, eventually, until } from '#libs/testing';
import type { DunlinCommand } from '../cli/dunlin.js';
import { Broker } from '../conformance/harness/broker.js';
import { delivery, spoiled } from '../conformance/harness/delivery.js';
import { Example, publishProtos, type RunningExample } from './example.js';

interface Money {
  minor: string;
  currency: string;
}
interface Row {
  [column: string]: unknown;
}

const preparedWithinMs = 900_000;
const seenWithinMs = 60_000;

/** A running Dunlin whose services are called by mutual TLS, with invoices, of them paid and overdue ones. */
export interface RunningDunlin {
  readonly stack: Stack;
  readonly dunlin: DunlinCommand;
  /** What a service is started with. */
  readonly environmentOf: (service: string) => Record<string, string>;
  /** Files of the certificate that callers of another team show. */
  readonly certificate: CertificateFiles;
}

/** What other teams do with it, from the published files alone. */
export function describeExamples(running: () => RunningDunlin): void {
  const stack = () => running().stack;
  const dunlin = () => running().dunlin;
  describe('another team, from the published files alone,', () => {
    let published: string;
    let consumer: RunningExample | undefined;
    let broker: Broker;
    let typescript: Example;
    let python: Example;
    let caller: Example;

    beforeAll(async () => {
      published = mkdtempSync(join(tmpdir(), 'dunlin-published-'));
      publishProtos(published);
      broker = new Broker(stack().server('kafka').address, stack().state.topicPrefix);
      [typescript, python, caller] = await Promise.all([
        Example.inTypeScript(published, 'consumer-typescript'),
        Example.inPython(published, 'consumer-python'),
        Example.inPython(published, 'caller-python', ['--grpc_python_out', 'generated']),
        broker.start(),
      ]);
    }, preparedWithinMs);

    afterAll(async () => {
      consumer?.kill();
      await broker.stop();
      rmSync(published, { recursive: true, force: true });
    });

    const consuming = (group: string, database: string): Record<string, string> => ({
      KAFKA_BROKERS: stack().server('kafka').address,
      TOPIC_PREFIX: stack().state.topicPrefix,
      GROUP_ID: `${stack().state.topicPrefix}${group}`,
      DATABASE: join(published, database),
    });

    /** Rows of a consumer's own table. */
    const rowsOf = (database: string, sql: string): Row[] => {
      const file = new DatabaseSync(join(published, database), { readOnly: true });
      try {
        return file
          .prepare(sql)
          .all()
          .map((row) => ({ ...row }));
      } finally {
        file.close();
      }
    };

    const invoicesIn = (database: string): Row[] =>
      rowsOf(
        database,
        'SELECT number, lifecycle, currency, remaining_minor AS remaining FROM invoices ORDER BY number',
      );
    const paymentsIn = (database: string): Row[] =>
      rowsOf(database, 'SELECT payment_id AS id, state, amount_minor AS amount FROM payments ORDER BY payment_id');

    /** What the invoice service itself says. */
    const invoices = async (): Promise<Row[]> => {
      const listed = await dunlin().json<{ number: string; lifecycle: string; remaining: Money }[]>('invoice', 'list');
      return listed
        .map(({ number, lifecycle, remaining: { minor, currency } }) => ({
          ...{ number, lifecycle: `LIFECYCLE_${lifecycle}`, currency, remaining: Number(minor) },
        }))
        .sort((one, other) => (one.number < other.number ? -1 : 1));
    };
    const payments = async (): Promise<Row[]> => {
      const listed = await dunlin().json<{ paymentId: string; state: string; amount: Money }[]>('payment', 'list');
      return listed
        .map(({ paymentId, state, amount }) => ({
          id: paymentId,
          state: `STATE_${state}`,
          amount: Number(amount.minor),
        }))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    };

    /** An event of a type that came after the contracts that the consumers have. */
    const newerType = async () => {
      const about = { key: newId(), subject: newId(), sequence: 1, payload: {} };
      const known = delivery({ broker }, { type: 'dunlin.invoice.v1.DisputeRaised', ...about }, { partition: 0 });
      return broker.send([spoiled(known, { type: 'dunlin.invoice.v1.InvoiceFactored' }).record]);
    };

    it('keeps what is owed by the consumer in TypeScript, once, however often it reads', async () => {
      const owed = await invoices();
      expect(owed.length).toBeGreaterThan(10);
      const reading = (consumer = typescript.start(consuming('typescript', 'ts.db'), 'consumer.ts'));
      await eventually(() => expect(invoicesIn('ts.db')).toEqual(owed), seenWithinMs);
      await broker.consumed('typescript', await newerType());
      expect(await reading.stop()).toMatchObject({ code: 0 });
      expect(reading.count('passedOver')).toBeGreaterThan(0);

      const again = (consumer = typescript.start(consuming('typescript-again', 'ts.db'), 'consumer.ts'));
      const read = reading.count('handled') + reading.count('duplicates');
      await until(() => again.count('duplicates') === read, seenWithinMs);
      expect(await again.stop()).toMatchObject({ code: 0 });
      expect(again.count('handled')).toBe(0);
      expect(invoicesIn('ts.db')).toEqual(owed);
    });

    it('keeps invoices and payments by the consumer in Python, whichever form they are written in', async () => {
      const reading = (consumer = python.start(consuming('python', 'py.db'), 'consumer.py'));
      const [owed, paid] = await Promise.all([invoices(), payments()]);
      await eventually(() => expect([invoicesIn('py.db'), paymentsIn('py.db')]).toEqual([owed, paid]), seenWithinMs);
      expect(reading.count('application/json')).toBe(0);

      await stack().service('payment').stop();
      const json = { ...running().environmentOf('payment'), DUNLIN_EVENTS_FORMAT: 'json' };
      await stack().startServices(['payment'], { env: json });
      const slip = ['--amount', '10.00', '--currency', 'EUR', '--invoice', 'R-6', '--source-id', 'slip in JSON'];
      await dunlin().json('payment', 'record', ...slip);
      await eventually(async () => {
        const [owedNow, paidNow] = await Promise.all([invoices(), payments()]);
        expect(owedNow).not.toEqual(owed);
        expect(paidNow).toHaveLength(paid.length + 1);
        expect([invoicesIn('py.db'), paymentsIn('py.db')]).toEqual([owedNow, paidNow]);
      }, seenWithinMs);
      expect(reading.count('application/json')).toBeGreaterThan(0);
      await broker.consumed('python', await newerType());
      const { code, err } = await reading.stop();
      // A line that begins so is the client's own and tells how its connection fared.
      const ofExample = err.split('\n').filter((line) => !/^%\d\|/.test(line));
      expect({ code, err: ofExample.join('\n') }).toEqual({ code: 0, err: '' });
    });

    it('makes tasks by the caller in Python, page by page, once, and reads why it is refused', async () => {
      const { DUNLIN_RPC_INVOICE_ADDRESS: invoice, DUNLIN_RPC_CUSTOMER_ADDRESS: customer } = stack().clientEnv();
      const { ca, cert, key } = running().certificate;
      const env = {
        ...{ INVOICE_ADDRESS: invoice!, CUSTOMER_ADDRESS: customer! },
        ...{ INVOICE_TLS_NAME: 'invoice', CUSTOMER_TLS_NAME: 'customer' },
        ...{ TLS_CA_FILE: ca, TLS_CERT_FILE: cert, TLS_KEY_FILE: key },
      };
      const make = (queue: string) => caller.run(env, 'make_tasks.py', '--queue', queue, '--page-size', '2');
      const read = (lines: string): Row[] =>
        lines
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Row);
      const overdue = await dunlin().json<{ number: string }[]>('invoice', 'list', '--overdue', '--state', 'open');
      expect(overdue.length).toBeGreaterThan(2);

      const wrong = await make('');
      expect(wrong).toMatchObject({ code: 1, out: '', err: expect.not.stringContaining('Traceback') });
      expect(read(wrong.err)).toEqual(
        overdue.map(({ number }) =>
          expect.objectContaining({
            ...{ invoice: number, code: 'INVALID_ARGUMENT', reason: 'TASK_INVALID' },
            violations: { queue: expect.any(String) },
          }),
        ),
      );
      const made = await make('example');
      expect(made).toMatchObject({ code: 0, err: '' });
      expect(read(made.out).map(({ invoice: number }) => number)).toEqual(overdue.map(({ number }) => number));
      expect(await make('example')).toEqual(made);
      const tasks = await dunlin().json<{ taskId: string }[]>('task', 'list', '--queue', 'example');
      expect(tasks.map(({ taskId }) => taskId).sort()).toEqual(
        read(made.out)
          .map(({ taskId }) => taskId)
          .sort(),
      );
      const other = await make('other');
      expect(other.code).toBe(1);
      expect(new Set(read(other.err).map(({ reason }) => reason))).toEqual(new Set(['REQUEST_KEY_REUSED']));
    });
  });
}
