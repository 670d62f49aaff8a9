import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Dunlin, importFile } from '#libs/client';
import { DomainError } from '#libs/errors';
import { sourceOf } from '#libs/files';
import { newId } from '#libs/ids';
import { money } from '#libs/money';
import { inputFiles, inputMapping, type PortfolioRow } from '#libs/portfolio';
import { readCaughtMail } from '../replay/caught-mail.js';
import { withReplayStack } from '../replay/stack.js';
import { generator } from '../replay/truth.js';

const races = 500;
const atOnce = 10;
const seed = Number(process.env['DUNLIN_TEST_SEED'] ?? 500);

interface Race {
  /** Whether the payment's rpc had returned before the send was asked for. */
  paidFirst: boolean;
  state: string;
  number: string;
}

describe('mark as paid', () => {
  it(`stops every act whose fence starts after it returned, in ${races} races (seed ${seed})`, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dunlin-race-'));
    try {
      await withReplayStack({ dir, from: '2013-03-01', zone: 'UTC', at: '12:00' }, async (stack) => {
        const dunlin = connect(stack.clientEnv(), 'user:race');
        try {
          const outcomes = await runRaces(dunlin);
          const caught = await caughtNumbers(stack.mail.file);
          const after = outcomes.filter(({ paidFirst }) => paidFirst);
          expect(after.filter(({ number }) => caught.has(number))).toEqual([]);
          expect(after.filter(({ state }) => state === 'STATE_SENT')).toEqual([]);
          for (const { number, state } of outcomes)
            expect([number, caught.get(number) ?? 0]).toEqual([number, state === 'STATE_SENT' ? 1 : 0]);
          // Both orders must have been seen, else nothing was raced.
          expect(after.length).toBeGreaterThan(races / 5);
          expect(caught.size).toBeGreaterThan(races / 20);
        } finally {
          dunlin.close();
        }
      });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 1_200_000);
});

async function runRaces(dunlin: Dunlin): Promise<Race[]> {
  const rows = Array.from({ length: races }, (_, index): PortfolioRow => ({
    customerReference: `race-${index}`,
    number: `RACE-${index}`,
    issueDate: '2013-01-10',
    dueDate: '2013-02-09',
    amount: money(5_000n, 'USD'),
  }));
  const [file] = inputFiles(rows);
  const sent = await importFile(dunlin, {
    name: 'races.csv',
    content: sourceOf(file!.content),
    mapping: inputMapping,
  });
  for (let state: string = sent.state; state !== 'STATE_COMPLETED'; await sleep(50)) {
    ({ state } = (await dunlin.invoice.getImport({ importId: sent.importId }, dunlin.caller)).import!);
  }
  const random = generator(seed);
  const outcomes: Race[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < races) {
        const number = next++;
        // However slow the machine is, some payments come after the send.
        const leadMs = number % 10 === 0 ? -1_000 : random() * 60 - 20;
        outcomes.push(await race(dunlin, `RACE-${number}`, leadMs));
      }
    }),
  );
  return outcomes;
}

/**
 * @param leadMs how long the payment is ahead of the send; negative when it comes after. A lead above 10 ms sends in the
 * very moment in which the payment's rpc returned.
 */
async function race(dunlin: Dunlin, number: string, leadMs: number): Promise<Race> {
  const { invoice } = await dunlin.invoice.getInvoice({ number }, dunlin.caller);
  const { invoiceId, customerId } = invoice!;
  let paidAt = Number.POSITIVE_INFINITY;
  const paying = sleep(Math.max(0, -leadMs))
    .then(() => dunlin.payment.markAsPaid({ requestId: newId(), invoiceId }, dunlin.caller))
    .then(() => (paidAt = performance.now()));
  if (leadMs > 10) await paying;
  else await sleep(Math.max(0, leadMs));
  const askedAt = performance.now();
  const paidFirst = paidAt <= askedAt;
  const state = await send(dunlin, customerId, invoiceId, number);
  await paying;
  return { paidFirst, state, number };
}

async function send(dunlin: Dunlin, customerId: string, invoiceId: string, number: string): Promise<string> {
  const request = {
    idempotencyKey: `race/${number}`,
    customerId,
    stepId: 'race',
    invoiceIds: [invoiceId],
    channel: 'CHANNEL_EMAIL' as const,
    template: 'reminder',
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { message } = await dunlin.communication.sendMessage({ requestId: newId(), ...request }, dunlin.caller);
      return message!.state;
    } catch (error) {
      if (!(error instanceof DomainError) || !['aborted', 'unavailable'].includes(error.kind) || attempt > 20)
        throw error;
      await sleep(50);
    }
  }
}

async function caughtNumbers(file: string): Promise<Map<string, number>> {
  const caught = new Map<string, number>();
  for await (const { invoices } of readCaughtMail(file)) {
    for (const number of invoices) caught.set(number, (caught.get(number) ?? 0) + 1);
  }
  return caught;
}
