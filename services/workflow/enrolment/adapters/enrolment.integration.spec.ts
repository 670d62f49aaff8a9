import 'reflect-metadata';
import type { AnyEvent } from '#libs/platform';
import { aCaller } from '#libs/testing';
import {
  anInvoice,
  changed,
  customerEvent,
  friendlySequence,
  invoiceEvent,
  paid,
  sequenceDocument,
} from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';
import { EnrolmentConsumer } from './enrolment.consumer.js';

const workflow = useWorkflowService(friendlySequence);

test('a sequence takes in what was open before it was applied, once', async () => {
  const poor = anInvoice({ dueOn: '2013-01-10', amountMinor: 400, remainingMinor: 400 });
  await workflow.consume(invoiceEvent('InvoiceIssued', poor));
  const document = sequenceDocument({ name: 'cheap', when: 'overdue and amount < 5', minRemaining: '1.00' });
  await workflow.apply(document, true);
  const found = await workflow.caseOf(poor.invoiceId);
  expect([found.sequence, found.sequenceVersion]).toEqual(['cheap', 1]);
  // An opening state: the step whose time had passed was skipped.
  expect(found.invoices[0]!.stepsDone).toMatchObject([{ stepId: 'one', outcome: 'SKIPPED' }]);
  expect(found.invoices[0]!.stepsPlanned).toMatchObject([{ stepId: 'two' }]);
  await workflow.apply(`${document} `);
  expect((await workflow.caseOf(poor.invoiceId)).version).toBe(found.version);
});

test('an invoice of a zone that nothing can compute with is collected in that of the organisation', async () => {
  const invoice = anInvoice({ zone: 'PST', dueOn: '2013-01-20' });
  await workflow.consume(invoiceEvent('InvoiceIssued', invoice));
  const { rows } = await workflow.client.explainEnrolment({ invoiceId: invoice.invoiceId }, ann);
  expect(rows.length).toBeGreaterThan(0);
  await workflow.consume(invoiceEvent('InvoicePaid', paid(invoice)));
});

test('a sequence explains yes and no with every condition', async () => {
  const invoice = anInvoice();
  await expect(workflow.client.explainEnrolment({ invoiceId: invoice.invoiceId }, ann)).rejects.toMatchObject({
    code: 'INVOICE_NOT_FOUND',
  });
  await workflow.consume(invoiceEvent('InvoiceIssued', invoice));
  const { rows } = await workflow.client.explainEnrolment({ invoiceId: invoice.invoiceId }, ann);
  const row = rows.find(({ sequence: name }) => name === 'friendly-reminders')!;
  expect([row.enrolled, row.matches]).toEqual([false, false]);
  expect(row.conditions).toEqual(
    expect.arrayContaining([
      { holds: false, text: 'due_in_days <= 3: it is 12' },
      { holds: false, text: 'is in no case of it: joins friendly-reminders on 2013-01-29' },
    ]),
  );
  await workflow.consume(invoiceEvent('InvoicePaid', paid(invoice)));
});

test('what follows from a batch carries the correlation of the event that it follows from', async () => {
  await workflow.advanceTo('2013-04-14T15:00:00Z');
  const invoices = [1, 2, 3].map(() => anInvoice({ dueOn: '2013-04-10', issuedOn: '2013-03-20' }));
  await workflow.consume(...invoices.map(({ customerId }) => customerEvent(customerId, 1)));
  const issued = invoices.map((invoice) => invoiceEvent('InvoiceIssued', invoice));
  const settled = invoices.map((invoice) => invoiceEvent('InvoicePaid', paid(invoice)));
  const consumer = workflow.running.app.get(EnrolmentConsumer, { strict: false });
  for (const batch of [issued, settled])
    await workflow.db.runner.transact(aCaller(), (tx) => consumer.onInvoices(batch, tx));
  const published = await workflow.publishedOf(invoices.map(({ customerId }) => customerId));
  const causedBy = (each: AnyEvent, ...types: string[]) => types.map((type) => [type, each.correlationId, each.id]);
  invoices.forEach(({ customerId }, index) => {
    expect(published.filter(({ key }) => key === customerId).map(({ facts }) => facts)).toEqual([
      ...causedBy(issued[index]!, 'CaseOpened', 'InvoiceEnrolled'),
      ...causedBy(settled[index]!, 'InvoiceLeft', 'CaseClosed'),
    ]);
  });
});

test('a reversal re-opens the old case in the old episode: what was done stays done', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-05-10' });
  await workflow.advanceTo('2013-05-13T15:00:00Z');
  await workflow.consume(invoiceEvent('InvoicePaid', paid(invoice)));
  // Else the wake of the payment may find the invoice open again and act at once.
  await workflow.allWakesSettled();
  const before = await workflow.caseOf(invoice.invoiceId);
  expect(before.state).toBe('STATE_PAID');
  const again = changed(paid(invoice), { lifecycle: 'OPEN', remainingMinor: 10_000 });
  await workflow.consume(invoiceEvent('InvoiceReopened', again));
  const after = await workflow.caseOf(invoice.invoiceId);
  expect([after.caseId, after.state, after.closeTime]).toEqual([before.caseId, 'STATE_ACTIVE', null]);
  expect(after.invoices.map(({ episode, open, leftReason }) => [episode, open, leftReason])).toEqual([[1, true, '']]);
  workflow.sent.length = 0;
  await workflow.advanceTo('2013-05-18T15:00:00Z');
  // The reminder that went out before the payment does not come again.
  expect(
    workflow.about(invoice).map(({ stepId, idempotencyKey }) => [stepId, idempotencyKey.split('/').at(-2)]),
  ).toEqual([['reminder-7', '1']]);
  await workflow.cancel(invoice);
});

test('a case is closed once too little remains to collect, and its invoice joins anew when more is owed', async () => {
  await workflow.advanceTo('2013-06-04T15:00:00Z');
  const invoice = anInvoice({
    dueOn: '2013-05-03',
    issuedOn: '2013-04-20',
    amountMinor: 10_000,
    remainingMinor: 10_000,
  });
  await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  const first = await workflow.caseOf(invoice.invoiceId);
  expect(first.state).toBe('STATE_ACTIVE');
  const cent = changed(invoice, { remainingMinor: 1 });
  await workflow.consume(invoiceEvent('InvoiceChanged', cent));
  const closed = await workflow.caseOf(invoice.invoiceId);
  expect([closed.caseId, closed.state, closed.invoices[0]!.leftReason]).toEqual([
    first.caseId,
    'STATE_CLOSED',
    'BELOW_THRESHOLD',
  ]);
  const same = changed(cent, {});
  await workflow.consume(invoiceEvent('InvoiceChanged', same));
  await workflow.advanceTo('2013-06-20T15:00:00Z');
  expect(workflow.about(invoice)).toEqual([]);
  await workflow.consume(invoiceEvent('InvoiceChanged', changed(same, { remainingMinor: 6_000 })));
  expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
});
