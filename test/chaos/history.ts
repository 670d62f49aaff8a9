import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { advanceClock, type Dunlin } from '#libs/client';
import { toWireDate, toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { type DayFiles, inputFiles, paymentFiles, type PortfolioRow, sendDayFiles } from '#libs/portfolio';
import type { Stack } from '#libs/stack';
import { addDays, instantOf, type LocalDate } from '#libs/time';
import { days, type Kind, reappearance, type ScriptRow, scriptRows, sequence } from './script.js';

export interface History {
  readonly stack: Stack;
  readonly dunlin: Dunlin;
  readonly from: LocalDate;
  /** The slice of the real portfolio that runs beside the script. */
  readonly slice: readonly PortfolioRow[];
  readonly say: (line: string) => void;
}

const zone = 'UTC';

/** Runs the slice and the script day by day. Every request has a fixed id, so what a kill interrupts is done again. */
export async function runHistory({ stack, dunlin, from, slice, say }: History): Promise<void> {
  const script = scriptRows(from);
  await again(() => prepare(stack, dunlin, script));
  const rows = [...slice, ...script];
  const send = (files: DayFiles): Promise<void> => again(() => sendDayFiles(dunlin, files));
  await send({
    name: 'chaos',
    zone,
    inputs: inputFiles(rows),
    payments: paymentFiles(rows.filter(({ settledDate }) => settledDate !== undefined)),
  });
  await send({ name: 'chaos-reappearance', zone, inputs: [reappearance(script, from)], payments: [] });
  const at = (day: number): Date => instantOf(addDays(from, day), '12:00', zone);
  const advance = async (day: number): Promise<void> => {
    say(`day ${day}`);
    await again((goesOn) =>
      advanceClock(dunlin, at(day), { requestId: `chaos/advance/${day}`, onProgress: () => goesOn() }),
    );
  };
  await advance(days.void);
  await forEachOf(script, 'void-reopened', (row) => voidInvoice(dunlin, row));
  await forEachOf(script, 'paused', (row) => pauseInvoice(dunlin, row));
  await forEachOf(script, 'partial', (row) => payHalf(dunlin, row, addDays(from, days.partial)));
  await advance(days.reverse);
  await forEachOf(script, 'reversed', (row) => reversePayment(dunlin, row));
  await advance(days.resume);
  await forEachOf(script, 'paused', (row) => resumeInvoice(dunlin, row));
  await advance(days.end);
}

async function prepare(stack: Stack, dunlin: Dunlin, script: readonly ScriptRow[]): Promise<void> {
  const agency = { requestId: 'chaos/agency', code: 'northgate', title: 'Northgate', active: true };
  await dunlin.dcaHandoff.applyAgency(agency, dunlin.caller);
  const rejected = script.filter(({ kind }) => kind === 'rejected-line').map(({ number }) => number);
  writeFileSync(join(stack.server('agency').address, 'reject.json'), JSON.stringify(rejected));
  await fetch(`${stack.mail.api}/api/rules`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: '/^chaos-refused-recipient-/', code: 550, stage: 'rcpt' }),
  });
  await dunlin.workflow.applySequence({ requestId: 'chaos/sequence', document: sequence }, dunlin.caller);
}

async function forEachOf(
  script: readonly ScriptRow[],
  kind: Kind,
  act: (row: ScriptRow) => Promise<unknown>,
): Promise<void> {
  for (const row of script.filter((candidate) => candidate.kind === kind)) await again(() => act(row));
}

async function voidInvoice(dunlin: Dunlin, { number }: ScriptRow): Promise<void> {
  const { invoice } = await dunlin.invoice.getInvoice({ number }, dunlin.caller);
  const request = { requestId: `chaos/void/${number}`, invoiceId: invoice!.invoiceId, reason: 'CHAOS' };
  await dunlin.invoice.voidInvoice(request, dunlin.caller);
}

async function pauseInvoice(dunlin: Dunlin, { number }: ScriptRow): Promise<void> {
  const { invoice } = await dunlin.invoice.getInvoice({ number }, dunlin.caller);
  const { invoiceId, customerId } = invoice!;
  await dunlin.workflow.placeHold(
    { requestId: `chaos/hold/${number}`, scope: 'SCOPE_INVOICE', subjectId: invoiceId, customerId, reason: 'CHAOS' },
    dunlin.caller,
  );
}

async function resumeInvoice(dunlin: Dunlin, { number }: ScriptRow): Promise<void> {
  const { invoice } = await dunlin.invoice.getInvoice({ number }, dunlin.caller);
  const { holds } = await dunlin.workflow.listHolds(
    { customerId: invoice!.customerId, inForceOnly: false },
    dunlin.caller,
  );
  const request = { requestId: `chaos/lift/${number}`, holdId: holds[0]!.holdId, reason: 'CHAOS' };
  await dunlin.workflow.liftHold(request, dunlin.caller);
}

async function payHalf(dunlin: Dunlin, { number, amount }: ScriptRow, valueDate: LocalDate): Promise<void> {
  await dunlin.payment.recordPayment(
    {
      requestId: `chaos/half/${number}`,
      amount: toWireMoney({ ...amount, minor: amount.minor / 2n }),
      valueDate: toWireDate(valueDate),
      invoiceNumbers: [number],
      sourceId: `half-${number}`,
    },
    dunlin.caller,
  );
}

async function reversePayment(dunlin: Dunlin, { number }: ScriptRow): Promise<void> {
  const { invoice } = await dunlin.invoice.getInvoice({ number }, dunlin.caller);
  const { payments } = await dunlin.payment.listPayments({ invoiceId: invoice!.invoiceId }, dunlin.caller);
  const request = { requestId: `chaos/reverse/${number}`, paymentId: payments[0]!.paymentId, reason: 'CHARGEBACK' };
  await dunlin.payment.reversePayment(request, dunlin.caller);
}

const giveUpAfterMs = 600_000;

/**
 * A killed service responds again after its restart; the same request id makes the repeat harmless.
 * @param act says whenever it goes on: advancing the clock outlasts many kills
 */
async function again<Result>(act: (goesOn: () => void) => Promise<Result>): Promise<Result> {
  let wentOnAt = Date.now();
  const goesOn = (): void => void (wentOnAt = Date.now());
  for (;;) {
    try {
      return await act(goesOn);
    } catch (error) {
      const retryable = error instanceof DomainError && ['unavailable', 'aborted'].includes(error.kind);
      if (!retryable || Date.now() - wentOnAt > giveUpAfterMs) throw error;
      await sleep(250);
    }
  }
}
