import 'reflect-metadata';
import { fromTimestamp, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { SystemRunner } from '#libs/transactions';
import { anInvoice, changed, customerEvent, friendlySequence, invoiceEvent, paid } from '../../../testing/builders.js';
import { ann, useWorkflowService } from '../../../testing/workflow-service.js';
import { ListedCases } from '../../use-cases/listing/ports.js';
import { RefreshListed } from '../../use-cases/listing/refresh-listed.js';
import { selectDiffering } from './listed-facts.sql.js';

const workflow = useWorkflowService(friendlySequence);

const rowOf = async (caseId: string) => {
  const { cases } = await workflow.client.batchGetCases({ caseIds: [caseId] }, ann);
  return cases[0]!;
};
const pausedActs = ['ACT_RESUME', 'ACT_CANCEL', 'ACT_CHANGE_SEQUENCE', 'ACT_SEND_TO_COLLECTIONS'];
const at = (instant: string) => toTimestamp(new Date(instant));

test('a row tells what comes next, what was done last, what is owed and what may be done', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-02-10' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  const upcoming = { stepId: 'upcoming', kind: 'send', channel: 'EMAIL', template: 'upcoming-due' };
  expect(await rowOf(caseId)).toMatchObject({
    nextStep: { ...upcoming, fireTime: at('2013-02-07T15:00:00Z') },
    nextMessage: { ...upcoming, fireTime: at('2013-02-07T15:00:00Z') },
    lastContactTime: null,
    customerClass: 'default',
    specialistId: '',
    invoices: [],
    allowedActs: ['ACT_PAUSE', 'ACT_CANCEL', 'ACT_CHANGE_SEQUENCE', 'ACT_SEND_TO_COLLECTIONS'],
    refusedActs: [],
  });
  await workflow.advanceTo('2013-02-17T16:00:00Z');
  await workflow.consume(invoiceEvent('InvoiceChanged', changed(invoice, { remainingMinor: 2_500 })));
  const after = await rowOf(caseId);
  expect(after).toMatchObject({
    nextStep: { stepId: 'call-21', kind: 'task', channel: '', template: '' },
    nextMessage: null,
    outstanding: { currencyCode: 'USD', minorUnits: '2500' },
  });
  expect(fromTimestamp(after.lastContactTime)).toEqual(new Date('2013-02-17T15:00:00Z'));

  await workflow.client.pauseCase(
    { requestId: newId(), caseId, reason: 'Ill', untilTime: at('2013-03-01T00:00:00Z') },
    ann,
  );
  expect(await rowOf(caseId)).toMatchObject({
    state: 'STATE_PAUSED',
    nextStep: null,
    heldUntilTime: at('2013-03-01T00:00:00Z'),
    holds: [{ reason: 'Ill' }],
    allowedActs: pausedActs,
  });
  const { case: whole } = await workflow.client.getCase({ caseId }, ann);
  expect(whole).toMatchObject({
    invoices: [{ invoiceId: invoice.invoiceId }],
    allowedActs: pausedActs,
    refusedActs: [
      { act: 'ACT_PAUSE', reason: 'ALREADY_PAUSED', text: 'The case is paused already.' },
      { act: 'ACT_RECALL', reason: 'NOT_WITH_AGENCY', text: 'No agency has an open invoice of the case.' },
    ],
  });
  await expect(workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'Again' }, ann)).rejects.toMatchObject({
    code: 'CASE_STATE_FORBIDS',
    details: {
      state: 'PAUSED',
      allowed: ['resume', 'cancel', 'change sequence', 'send to collections'],
      facts: { reason: 'ALREADY_PAUSED' },
    },
  });
  await workflow.consume(customerEvent(invoice.customerId, 2, { class: 'business' }));
  await workflow.cancel(invoice);
  expect(await rowOf(caseId)).toMatchObject({
    outstanding: { minorUnits: '0' },
    nextStep: null,
    customerClass: 'business',
    allowedActs: [],
  });
});

test('the class of a customer reaches the cases that have ended', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-03-20' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  await workflow.consume(invoiceEvent('InvoicePaid', paid(invoice)));
  await workflow.consume(customerEvent(invoice.customerId, 2, { class: 'private' }));
  const asked = { customerClass: 'private', states: ['STATE_PAID' as const], withCount: true };
  const { cases, count } = await workflow.client.listCases(asked, ann);
  expect(cases.map((found) => found.caseId)).toEqual([caseId]);
  expect(count).toEqual({ count: '1', more: false });
});

test('who looks after a customer is found with its cases, those that have ended too', async () => {
  const [invoice, ended] = [
    await workflow.enrolled({ dueOn: '2013-03-20' }),
    await workflow.enrolled({ dueOn: '2013-03-20' }),
  ];
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  const { caseId: endedId } = await workflow.caseOf(ended.invoiceId);
  await workflow.consume(invoiceEvent('InvoicePaid', paid(ended)));
  const [one, other] = [newId(), newId()];
  const lookAfter = (specialistId: string, version: number) =>
    workflow.consume(
      customerEvent(invoice.customerId, version, { specialistId }),
      customerEvent(ended.customerId, version, { specialistId }),
    );
  const found = async (specialistId: string) => {
    const { cases } = await workflow.client.listCases({ specialistId, withoutInvoices: true }, ann);
    return cases.map((each) => each.caseId).sort();
  };
  await lookAfter(one, 2);
  expect(await found(one)).toEqual([caseId, endedId].sort());
  expect(await rowOf(caseId)).toMatchObject({ specialistId: one, customerClass: 'default' });
  await lookAfter(other, 3);
  expect([await found(one), await found(other)]).toEqual([[], [caseId, endedId].sort()]);
  await lookAfter('', 4);
  expect(await found(other)).toEqual([]);
  expect(await rowOf(caseId)).toMatchObject({ specialistId: '' });
});

test('cases are found by customers and by numbers of invoices, both or either', async () => {
  const customerId = newId();
  const [one, other] = [
    await workflow.enrolled({ number: 'X-100', dueOn: '2013-04-20', customerId }),
    await workflow.enrolled({ number: 'X-10%', dueOn: '2013-04-20' }),
  ];
  const [first, second] = [await workflow.caseOf(one.invoiceId), await workflow.caseOf(other.invoiceId)];
  const found = async (filter: object) => {
    const { cases } = await workflow.client.listCases(
      { ...filter, orderBy: 'ORDER_OPENED', withoutInvoices: true },
      ann,
    );
    return cases.map(({ caseId }) => caseId);
  };
  const both = [first.caseId, second.caseId];
  expect(await found({ customerIds: [customerId, other.customerId] })).toEqual(both);
  expect(await found({ invoiceNumber: 'X-10%' })).toEqual([second.caseId]);
  expect(await found({ invoiceNumberPrefix: 'X-10' })).toEqual(both);
  expect(await found({ invoiceNumberPrefix: 'X-10%' })).toEqual([second.caseId]);
  expect(await found({ invoiceNumber: 'X-10%', customerIds: [customerId] })).toEqual([]);
  expect(await found({ invoiceNumber: 'X-10%', customerIds: [customerId], customersOrInvoice: true })).toEqual(both);
  expect(await found({ customerId, customerIds: [other.customerId] })).toEqual([]);
  const lists = [
    { customerIds: [customerId, other.customerId] },
    { invoiceNumber: 'X-100' },
    { specialistId: 'nobody' },
  ];
  expect((await workflow.client.countCases({ lists }, ann)).counts.map(({ count }) => count)).toEqual(['2', '1', '0']);
});

test('a beginning of a number that fits more than a thousand invoices is refused', async () => {
  await workflow.db.database.query(
    `INSERT INTO invoices (invoice_id, number, customer_id, creditor_id, currency, amount_minor, remaining_minor, issued_on,
       due_on, zone, lifecycle, collectable, disputed, episode, version)
     SELECT gen_random_uuid(), 'MANY-' || n, gen_random_uuid(), 'main', 'EUR', 1, 0, '2013-01-01', '2013-01-01', 'UTC',
       'PAID', true, false, 1, 1 FROM generate_series(1, 1001) AS n`,
  );
  await expect(workflow.client.listCases({ invoiceNumberPrefix: 'MANY' }, ann)).rejects.toMatchObject({
    code: 'CASE_INVALID',
    details: { violations: [{ field: 'invoice_number_prefix' }] },
  });
  expect((await workflow.client.listCases({ invoiceNumberPrefix: 'MANY-100' }, ann)).cases).toEqual([]);
});

test('every wrong field of a list and of several lists is named at once', async () => {
  const money = (currencyCode: string) => ({ currencyCode, minorUnits: '1' });
  const wrong = {
    customerIds: ['x'],
    invoiceId: 'y',
    sequenceVersion: 2,
    minOutstanding: money('EUR'),
    maxOutstanding: money('USD'),
  };
  const fields = ['customer_ids', 'max_outstanding', 'sequence_version', 'invoice_id'];
  await expect(workflow.client.listCases(wrong, ann)).rejects.toMatchObject({
    code: 'CASE_INVALID',
    details: { violations: fields.map((field) => ({ field })) },
  });
  await expect(workflow.client.countCases({ lists: [{}, wrong] }, ann)).rejects.toMatchObject({
    details: { violations: fields.map((field) => ({ field: `lists[1].${field}` })) },
  });
  await expect(workflow.client.batchGetCases({ caseIds: ['x'] }, ann)).rejects.toMatchObject({ code: 'CASE_INVALID' });
});

test('what the release before stored, or left as it was, is brought in line in chunks', async () => {
  const invoices = [
    await workflow.enrolled({ dueOn: '2013-05-20' }),
    anInvoice({ dueOn: '2013-05-20', issuedOn: '2013-05-01' }),
  ];
  const [first, second] = invoices;
  await workflow.consume(customerEvent(second!.customerId, 1), invoiceEvent('InvoiceIssued', second!));
  const { database } = workflow.db;
  await database.query(
    `UPDATE cases SET outstanding_minor = 0, open_invoice_count = 0, oldest_due_on = NULL, next_message_at = NULL,
       last_contact_at = NULL, customer_class = '', specialist_id = NULL, listed = false`,
  );
  const { caseId } = await workflow.caseOf(first!.invoiceId);
  expect(await rowOf(caseId)).toMatchObject({ outstanding: { minorUnits: '10000' }, customerClass: 'default' });
  await database.query(`UPDATE cases SET outstanding_minor = 7, listed = true WHERE case_id = $1`, [caseId]);
  const find = <Part extends object>(part: abstract new (...args: never[]) => Part): Part =>
    workflow.running.app.get(part as never, { strict: false });
  const refresh = new RefreshListed(find(SystemRunner), find(ListedCases));
  // What no list shows rightly yet is brought in line at once, the rest between pauses.
  expect(await refresh.refreshListed(2)).toBe(true);
  for (let round = 0; round < 10; round += 1) await refresh.refreshListed(2);
  expect(await database.query(selectDiffering)).toEqual([]);
  // The relay empties the outbox beside this, so the events are known by the number of the last one.
  const lastEvent = () => database.query(`SELECT pg_sequence_last_value('outbox_id_seq') AS id`);
  const before = await lastEvent();
  expect(await new RefreshListed(find(SystemRunner), find(ListedCases)).refreshListed(100)).toBe(false);
  expect(await lastEvent()).toEqual(before);
});
