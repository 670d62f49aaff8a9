import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { connect, type Dunlin, importFile } from '#libs/client';
import { toWireMoney } from '#libs/contracts';
import { sourceOf } from '#libs/files';
import { newId } from '#libs/ids';
import { money } from '#libs/money';
import { inputMapping } from '#libs/portfolio';
import { serviceNames, type Stack } from '#libs/stack';
import { topicOf } from '../../libs/platform/messaging/wire/topic-names.js';
import { cpuMsOf } from './cpu.js';
import { generatedRows, handled, published, reaches } from './import.bench.js';
import { higher, lower, type Measurement, secondsOf } from './measurement.js';

const payments = 3_000;
const warmUp = 300;
const atOnce = 16;
const allocated = 'dunlin.invoice.v1.PaymentAllocated';
const servers = ['postgres', 'kafka'] as const;

/**
 * Payments one by one, from RecordPayment until the journal has allocated them, against bare pg that writes the same
 * rows in the same number of transactions with prepared statements.
 */
export async function measurePayments(stack: Stack): Promise<Measurement[]> {
  const dunlin = connect(stack.clientEnv(), 'user:bench');
  const allocations = await Allocations.follow(stack);
  try {
    await importInvoices(dunlin, payments + warmUp);
    await payInvoices(dunlin, allocations, 0, warmUp);
    const before = cpuByProcess(stack);
    const latencies: number[] = [];
    const seconds = await secondsOf(async () => {
      latencies.push(...(await payInvoices(dunlin, allocations, warmUp, payments)));
    });
    const spent = cpuByProcess(stack).map(([name, ms], index) => [name, (ms - before[index]![1]) / payments] as const);
    const bare = payments / (await bareSeconds(stack));
    latencies.sort((a, b) => a - b);
    const at = (share: number): number => latencies[Math.floor(latencies.length * share)]!;
    const whole = spent.reduce((sum, [, ms]) => sum + ms, 0);
    return [
      higher(
        'payments until they are allocated, 16 at once, against bare pg with the same rows; at least 150/s',
        'payments/s',
        payments / seconds,
        bare,
      ),
      lower('of them the median', 'ms', at(0.5), null),
      lower('of them the slowest of 20', 'ms', at(0.95), null),
      lower('CPU of a payment; at most 12', 'ms', whole, null),
      ...spent.map(([name, ms]) => lower(`of it ${name}`, 'ms', ms, null)),
    ];
  } finally {
    await allocations.close();
    dunlin.close();
  }
}

/** As the generated rows have them: ten invoices a customer. */
async function importInvoices(dunlin: Dunlin, count: number): Promise<void> {
  const header = 'customer,name,email,zone,locale,number,issued,due,amount,currency\n';
  const content = sourceOf(Buffer.from(header + generatedRows(count).join('')));
  const requestId = 'bench/payments';
  const sent = await importFile(dunlin, { name: 'bench.csv', content, mapping: inputMapping, requestId });
  await reaches(dunlin, sent.importId, ['STATE_COMPLETED']);
  // What one service publishes while it handles, others handle after it.
  for (const service of serviceNames) await published(dunlin, service);
  await handled(dunlin, serviceNames);
}

/** @returns milliseconds of each payment until its allocation was published */
async function payInvoices(dunlin: Dunlin, allocations: Allocations, first: number, count: number): Promise<number[]> {
  let next = first;
  const latencies: number[] = [];
  const payOneByOne = async (): Promise<void> => {
    while (next < first + count) {
      const index = next++;
      const started = performance.now();
      const { payment } = await dunlin.payment.recordPayment(
        {
          requestId: `bench/payment/${index}`,
          invoiceNumbers: [`BENCH-${index}`],
          amount: toWireMoney(money(BigInt(10 + (index % 990)) * 100n + 50n, 'USD')),
        },
        dunlin.caller,
      );
      await allocations.of(payment!.paymentId);
      latencies.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, payOneByOne));
  return latencies;
}

/** Payments whose allocation the journal has published. */
class Allocations {
  private readonly seen = new Set<string>();
  private readonly waiting = new Map<string, () => void>();

  private constructor(private readonly consumer: ReturnType<Kafka['consumer']>) {}

  static async follow(stack: Stack): Promise<Allocations> {
    const kafka = new Kafka({ brokers: [stack.server('kafka').address], logLevel: logLevel.NOTHING });
    const consumer = kafka.consumer({ groupId: `bench-${newId()}`, maxWaitTimeInMs: 20 });
    const allocations = new Allocations(consumer);
    await consumer.connect();
    await consumer.subscribe({ topic: topicOf(stack.state.topicPrefix, allocated), fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message: { headers } }) => {
        if (String(headers?.['ce_type']) !== allocated) return;
        allocations.add(String(headers?.['ce_subject']));
      },
    });
    return allocations;
  }

  of(paymentId: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.seen.has(paymentId)) resolve();
      else this.waiting.set(paymentId, resolve);
    });
  }

  close(): Promise<void> {
    return this.consumer.disconnect();
  }

  private add(paymentId: string): void {
    this.seen.add(paymentId);
    this.waiting.get(paymentId)?.();
    this.waiting.delete(paymentId);
  }
}

/** The load generator is this process. */
function cpuByProcess(stack: Stack): (readonly [string, number])[] {
  const { user, system } = process.cpuUsage();
  return [
    ...servers.map((name) => [name, cpuMsOf(stack.server(name).pid)] as const),
    ...serviceNames.map((name) => [name, cpuMsOf(stack.service(name).pid)] as const),
    ['the load generator', (user + system) / 1_000] as const,
  ];
}

/** A payment in payment, its entry in invoice and its allocation in payment: three transactions, eleven rows. */
async function bareSeconds(stack: Stack): Promise<number> {
  const owner = new pg.Client({ connectionString: stack.env('invoice')['DUNLIN_POSTGRES_OWNER_URL'] });
  await owner.connect();
  const pool = new pg.Pool({ connectionString: stack.env('invoice')['DUNLIN_POSTGRES_OWNER_URL'], max: atOnce });
  try {
    await owner.query('CREATE TABLE bench_rows (row_id uuid PRIMARY KEY, about uuid NOT NULL, body bytea NOT NULL)');
    await owner.query('CREATE TABLE bench_invoices (number int PRIMARY KEY, remaining bigint NOT NULL)');
    await owner.query('INSERT INTO bench_invoices SELECT n, 1000 FROM generate_series(0, $1) n', [payments]);
    let next = 0;
    return await secondsOf(() =>
      Promise.all(
        Array.from({ length: atOnce }, async () => {
          const client = await pool.connect();
          while (next < payments) await payBare(client, next++);
          client.release();
        }),
      ),
    );
  } finally {
    await pool.end();
    await owner.query('DROP TABLE IF EXISTS bench_rows, bench_invoices');
    await owner.end();
  }
}

const body = Buffer.alloc(300, 7);

async function payBare(client: pg.ClientBase, index: number): Promise<void> {
  const about = newId();
  const insert = (count: number): Promise<unknown> =>
    client.query({
      name: 'insert',
      text: 'INSERT INTO bench_rows SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bytea[])',
      values: [Array.from({ length: count }, newId), Array(count).fill(about), Array(count).fill(body)],
    });
  // Request, payment and event; handled event, entry with two lines and event; handled event.
  for (const rows of [3, 5, 1]) {
    await client.query('BEGIN');
    if (rows === 5) {
      const lock = 'SELECT remaining FROM bench_invoices WHERE number = $1 FOR UPDATE';
      await client.query({ name: 'lock', text: lock, values: [index] });
      const update = 'UPDATE bench_invoices SET remaining = 0 WHERE number = $1';
      await client.query({ name: 'update', text: update, values: [index] });
    }
    await insert(rows);
    await client.query('COMMIT');
  }
}
