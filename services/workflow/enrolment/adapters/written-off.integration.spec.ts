import 'reflect-metadata';
import { newId } from '#libs/ids';
import { anInvoice, changed, customerEvent, invoiceEvent, paid, sequenceDocument } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(sequenceDocument({ name: 'overdue', when: 'overdue' }));

async function twoInvoices() {
  const customerId = newId();
  const invoices = [anInvoice({ customerId, dueOn: '2013-01-10' }), anInvoice({ customerId, dueOn: '2013-01-11' })];
  await workflow.consume(
    customerEvent(customerId, 1),
    ...invoices.map((invoice) => invoiceEvent('InvoiceIssued', invoice)),
  );
  return invoices as [(typeof invoices)[0], (typeof invoices)[0]];
}

const writtenOff = (invoice: ReturnType<typeof anInvoice>) =>
  invoiceEvent('InvoiceWrittenOff', changed(invoice, { lifecycle: 'WRITTEN_OFF', remainingMinor: 0 }));

test('an invoice that is written off leaves its case, which goes on for the others', async () => {
  const [first, second] = await twoInvoices();
  await workflow.consume(writtenOff(first));
  const found = await workflow.caseOf(second.invoiceId);
  expect(found.state).toBe('STATE_ACTIVE');
  expect(found.invoices.map(({ open, leftReason }) => [open, leftReason]).sort()).toEqual([
    [false, 'WRITTEN_OFF'],
    [true, ''],
  ]);
});

test('a case ends written off with its last invoice, though another was paid, and is found by that state', async () => {
  const [first, second] = await twoInvoices();
  await workflow.consume(invoiceEvent('InvoicePaid', paid(first)));
  await workflow.consume(writtenOff(second));
  const request = { customerId: second.customerId, states: ['STATE_WRITTEN_OFF' as const] };
  const { cases } = await workflow.client.listCases(request, ann);
  expect(cases).toMatchObject([{ state: 'STATE_WRITTEN_OFF', openInvoiceCount: 0, allowedActs: [] }]);
});

test('it is collected again with an invoice of it that is owed again', async () => {
  const [first, second] = await twoInvoices();
  const settled = paid(first);
  await workflow.consume(invoiceEvent('InvoicePaid', settled));
  await workflow.consume(writtenOff(second));
  const again = changed(settled, { lifecycle: 'OPEN', remainingMinor: 10_000 });
  await workflow.consume(invoiceEvent('InvoiceReopened', again));
  expect((await workflow.caseOf(first.invoiceId)).state).toBe('STATE_ACTIVE');
});
