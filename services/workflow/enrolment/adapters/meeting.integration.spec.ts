import 'reflect-metadata';
import { newId } from '#libs/ids';
import { aCaller, eventually } from '#libs/testing';
import { anInvoice, customerEvent, friendlySequence, invoiceEvent, sequenceDocument } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';
import { EnrolmentConsumer } from './enrolment.consumer.js';

const workflow = useWorkflowService(
  friendlySequence,
  sequenceDocument({ name: 'vips', when: 'class == "vip" and amount < 50', minRemaining: '1.00' }),
);

/** Handles events in a transaction that stays open until it is let go. */
function handleSlowly(
  type: 'invoices' | 'customers',
  event: never,
): { handled: Promise<void>; commit: () => void; done: Promise<void> } {
  let commit!: () => void;
  let handled!: () => void;
  const released = new Promise<void>((resolve) => (commit = resolve));
  const isHandled = new Promise<void>((resolve) => (handled = resolve));
  const consumer = workflow.running.app.get(EnrolmentConsumer, { strict: false });
  const done = workflow.db.runner.transact(aCaller({ actor: 'system:spec' }), async (tx) => {
    await (type === 'invoices' ? consumer.onInvoices([event], tx) : consumer.onCustomers([event], tx));
    handled();
    await released;
  });
  return { handled: isHandled, commit, done };
}

test('an invoice and its customer that arrive at the same time meet', async () => {
  const invoice = anInvoice({ amountMinor: 3_000, remainingMinor: 3_000 });
  const first = handleSlowly('invoices', invoiceEvent('InvoiceIssued', invoice) as never);
  await first.handled;
  const second = handleSlowly('customers', customerEvent(invoice.customerId, 1, { class: 'vip' }) as never);
  // The second waits for the first; it may not decide on what it cannot see yet.
  const early = await Promise.race([second.handled.then(() => 'decided'), waitForLock().then(() => 'waits')]);
  expect(early).toBe('waits');
  first.commit();
  await first.done;
  second.commit();
  await second.done;
  const { cases } = await workflow.client.listCases({ invoiceId: invoice.invoiceId }, ann);
  expect(cases).toMatchObject([{ sequence: 'vips' }]);
});

test('a hold that is placed while a case begins stops its steps', async () => {
  const invoice = anInvoice({ amountMinor: 3_000, remainingMinor: 3_000 });
  await workflow.consume(customerEvent(invoice.customerId, 1, { class: 'vip' }));
  const first = handleSlowly('invoices', invoiceEvent('InvoiceIssued', invoice) as never);
  await first.handled;
  const request = {
    requestId: newId(),
    scope: 'SCOPE_CUSTOMER',
    subjectId: invoice.customerId,
    reason: 'Asks',
  } as const;
  const hold = workflow.client.placeHold(request, ann);
  await waitForLock();
  first.commit();
  await first.done;
  await hold;
  const rows = await workflow.db.database.query<{ stopped: boolean }>(
    'SELECT DISTINCT stopped FROM due_acts WHERE subject_id = $1',
    [invoice.invoiceId],
  );
  expect(rows).toEqual([{ stopped: true }]);
});

const waitForLock = () =>
  eventually(async () => {
    const rows = await workflow.db.database.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });
