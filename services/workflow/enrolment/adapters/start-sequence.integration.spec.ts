import 'reflect-metadata';
import { newId } from '#libs/ids';
import { anInvoice, changed, customerEvent, invoiceEvent, sequenceDocument } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(
  sequenceDocument({ name: 'by-rule', when: 'overdue and amount < 50' }),
  sequenceDocument({ name: 'by-hand', when: 'amount < 0' }),
);

const reason = 'Asked for by the board';

function start(customerId: string, over: object = {}) {
  return workflow.client.startSequence({ requestId: newId(), sequence: 'by-hand', customerId, reason, ...over }, ann);
}

async function anAccount() {
  const customerId = newId();
  const common = { customerId, dueOn: '2013-01-10' };
  const [byRule, large, other] = [
    anInvoice({ ...common, amountMinor: 4_000, remainingMinor: 4_000 }),
    anInvoice(common),
    anInvoice(common),
  ];
  await workflow.consume(
    customerEvent(customerId, 1),
    ...[byRule, large, other].map((invoice) => invoiceEvent('InvoiceIssued', invoice)),
  );
  return { customerId, byRule, large, other };
}

test('a sequence is started on an account whatever its rule says; what is in a case keeps it', async () => {
  const { customerId, byRule, large, other } = await anAccount();
  const request = { requestId: newId(), sequence: 'by-hand', customerId, reason };
  const started = await workflow.client.startSequence(request, ann);
  expect(await workflow.client.startSequence(request, ann)).toEqual(started);
  expect(started).toMatchObject({
    joinedCount: 2,
    sequenceVersion: 1,
    leftOut: [{ invoiceId: byRule.invoiceId, reason: 'it is in a case; change the sequence of that' }],
  });
  for (const invoice of [large, other]) {
    const found = await workflow.caseOf(invoice.invoiceId);
    expect([found.sequence, [found.caseId]]).toEqual(['by-hand', started.caseIds]);
  }
  const { rows } = await workflow.client.explainEnrolment({ invoiceId: large.invoiceId }, ann);
  const conditions = rows.find(({ sequence }) => sequence === 'by-hand')!.conditions.map(({ text }) => text);
  expect(conditions).toContain('is in a case of it: started by hand: Asked for by the board');
  await expect(start(customerId)).rejects.toMatchObject({ code: 'CASE_STATE_FORBIDS' });
});

test('chosen invoices alone join, and go on with the next step where missed ones are skipped', async () => {
  const { customerId, large, other } = await anAccount();
  await start(customerId, { invoiceIds: [large.invoiceId], skipMissedSteps: true });
  const found = await workflow.caseOf(large.invoiceId);
  expect(found.invoices[0]!.stepsDone.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([['one', 'SKIPPED']]);
  expect((await workflow.client.listCases({ invoiceId: other.invoiceId }, ann)).cases).toEqual([]);
});

test('what was cancelled begins anew where a person starts it', async () => {
  const { customerId, large } = await anAccount();
  await start(customerId, { invoiceIds: [large.invoiceId] });
  const before = await workflow.caseOf(large.invoiceId);
  await workflow.cancel(large);
  await start(customerId, { invoiceIds: [large.invoiceId], skipMissedSteps: true });
  const after = await workflow.caseOf(large.invoiceId);
  expect([after.state, after.caseId === before.caseId]).toEqual(['STATE_ACTIVE', false]);
});

test('what is no sequence, no invoice of the account or nothing to collect is refused', async () => {
  const { customerId, large } = await anAccount();
  await expect(start(customerId, { sequence: 'unheard-of' })).rejects.toMatchObject({ code: 'SEQUENCE_NOT_FOUND' });
  await expect(start(newId(), { invoiceIds: [large.invoiceId] })).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  await expect(start('', { reason: '' })).rejects.toMatchObject({ code: 'CASE_INVALID' });
  const voided = changed(large, { lifecycle: 'VOID', remainingMinor: 0 });
  await workflow.consume(invoiceEvent('InvoiceVoided', voided));
  const refused = start(customerId, { invoiceIds: [large.invoiceId] });
  await expect(refused).rejects.toThrow('the invoice is VOID');
});
