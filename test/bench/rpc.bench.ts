import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import pg from 'pg';
import { connect } from '#libs/client';
import { messageShape, protosFolder, toWireMoney } from '#libs/contracts';
import { money } from '#libs/money';
import type { Stack } from '#libs/stack';
import { higher, type Measurement, secondsOf } from './measurement.js';

const calls = 6_000;
const atOnce = 32;

/** What the invoice service asks of PostgreSQL for one read. */
const invoiceSql = `
  SELECT i.*, c.zone, e.sequence FROM invoices i
    LEFT JOIN customers c ON c.customer_id = i.customer_id
    LEFT JOIN enrolments e ON e.invoice_id = i.invoice_id WHERE i.invoice_id = $1`;
const clockSql = `
  SELECT CASE WHEN clock.mode = 'test' THEN clock.instant ELSE date_trunc('milliseconds', now()) END AS now FROM clock`;

/**
 * Reads of one invoice through the service, against a bare grpc-js server in this process that runs the same SQL with
 * bare pg and returns the same message.
 */
export async function measureRpc(stack: Stack): Promise<Measurement[]> {
  const dunlin = connect(stack.clientEnv(), 'user:bench');
  const { customer } = await dunlin.customer.createCustomer(
    { requestId: 'bench/customer', reference: 'bench-rpc' },
    dunlin.caller,
  );
  const draft = await dunlin.invoice.createInvoice(
    {
      requestId: 'bench/invoice',
      customerId: customer!.customerId,
      number: 'BENCH-RPC',
      amount: toWireMoney(money(1000n, 'USD')),
      issueDate: { year: 2013, month: 1, day: 1 },
      dueDate: { year: 2013, month: 2, day: 1 },
    },
    dunlin.caller,
  );
  const { invoiceId } = draft.invoice!;
  const { invoice } = await dunlin.invoice.getInvoice({ invoiceId }, dunlin.caller);
  const bare = await bareServer(stack.env('invoice')['DUNLIN_POSTGRES_URL']!, invoice!);
  try {
    const ask = () => dunlin.invoice.getInvoice({ invoiceId }, dunlin.caller);
    await atRate(500, ask);
    await atRate(500, () => bare.ask(invoiceId));
    const ours = calls / (await secondsOf(() => atRate(calls, ask)));
    const baseline = calls / (await secondsOf(() => atRate(calls, () => bare.ask(invoiceId))));
    return [
      higher(
        'rpc read, 32 at once, against bare grpc-js and pg with the same SQL',
        'calls/s',
        ours,
        baseline,
        0.7,
        0.9,
      ),
    ];
  } finally {
    await bare.close();
    dunlin.close();
  }
}

async function atRate(count: number, call: () => Promise<unknown>): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await call();
      }
    }),
  );
}

/** The baseline: what the libraries do without a framework, a guard, logs or metrics. */
async function bareServer(url: string, response: object) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const definition = protoLoader.loadSync('dunlin/invoice/v1/invoice_service.proto', {
    ...messageShape,
    includeDirs: [protosFolder],
  });
  const loaded = grpc.loadPackageDefinition(definition) as unknown as {
    dunlin: { invoice: { v1: { InvoiceService: grpc.ServiceClientConstructor } } };
  };
  const { InvoiceService } = loaded.dunlin.invoice.v1;
  const server = new grpc.Server();
  server.addService(InvoiceService.service, {
    getInvoice: (call: grpc.ServerUnaryCall<{ invoiceId: string }, object>, done: grpc.sendUnaryData<object>) => {
      Promise.all([pool.query(invoiceSql, [call.request.invoiceId]), pool.query(clockSql)]).then(
        () => done(null, { invoice: response }),
        (error: Error) => done(error),
      );
    },
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const client = new InvoiceService(`127.0.0.1:${port}`, grpc.credentials.createInsecure()) as unknown as {
    getInvoice(request: object, done: (error: Error | null, response: unknown) => void): void;
    close(): void;
  };
  return {
    ask: (invoiceId: string) =>
      new Promise((resolve, reject) =>
        client.getInvoice({ invoiceId }, (error, found) => (error ? reject(error) : resolve(found))),
      ),
    close: async () => {
      client.close();
      server.forceShutdown();
      await pool.end();
    },
  };
}
