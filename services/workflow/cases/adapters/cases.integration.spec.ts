import 'reflect-metadata';
import { status } from '@grpc/grpc-js';
import { toTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { derivedId, newId } from '#libs/ids';
import type { PlatformSettings } from '#libs/platform';
import { aCaller } from '#libs/testing';
import { addDays } from '#libs/time';
import type { CausingEvent } from '#libs/transactions';
import { dateAt } from '../../sequences/domain/instants.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import {
  anInvoice,
  customerEvent,
  friendlySequence,
  invoiceEvent,
  messageEvent,
  paid,
  sequenceDocument,
} from '../../testing/builders.js';
import { bareStatus } from '../../testing/fake-peers.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';
import { PostgresWakeStore } from '../../waking/adapters/wake.store.js';
import { WakeSignal } from '../../waking/adapters/wake-signal.js';
import { Causes } from '../../waking/use-cases/causes.js';
import { CaseChanges } from '../use-cases/case-changes.js';
import { CaseEvents } from '../use-cases/case-events.js';
import { CaseLeads } from '../use-cases/case-leads.js';
import { CasePlans } from '../use-cases/case-plans.js';
import { CaseSequences } from '../use-cases/case-sequences.js';
import { ActStore, CaseStore } from '../use-cases/ports.js';

const workflow = useWorkflowService(friendlySequence);

test('an invoice goes through its sequence to the agency', async () => {
  const invoice = anInvoice();
  await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  expect((await workflow.client.listCases({ invoiceId: invoice.invoiceId }, ann)).cases).toEqual([]);

  await workflow.advanceTo('2013-01-29T15:00:00Z');
  expect(workflow.about(invoice).map(({ stepId, template }) => [stepId, template])).toEqual([
    ['upcoming', 'upcoming-due'],
  ]);

  const done = await workflow.advanceTo('2013-03-25T15:00:00Z');
  expect(done.state).toBe('STATE_DONE');
  expect(done.happened).toEqual(expect.arrayContaining(['step agency-45/PLACED: 1', 'step reminder-3/SENT: 1']));
  expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3', 'reminder-7']);
  expect(workflow.tasks.map(({ title, queue }) => [title, queue])).toEqual([
    [`Call about ${invoice.number}`, 'callers'],
  ]);
  expect(workflow.proposals.map(({ agency, invoiceIds }) => [agency, invoiceIds])).toEqual([
    ['northgate', [invoice.invoiceId]],
  ]);
  const found = await workflow.caseOf(invoice.invoiceId);
  expect(found.invoices[0]!.stepsDone.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([
    ['upcoming', 'SENT'],
    ['reminder-3', 'SENT'],
    ['reminder-7', 'SENT'],
    ['call-21', 'TASK_CREATED'],
    ['agency-45', 'PLACED'],
  ]);
});

test('a payment stops the sequence and closes the case', async () => {
  const invoice = anInvoice({ dueOn: '2013-04-10', issuedOn: '2013-03-20' });
  await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  await workflow.advanceTo('2013-04-14T15:00:00Z');
  expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3']);
  await workflow.consume(invoiceEvent('InvoicePaid', paid(invoice)));
  expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_PAID');
  await workflow.advanceTo('2013-05-01T00:00:00Z');
  expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3']);
});

test('a debt whose messages came back is not placed by a step: a task asks a person', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-05-05' });
  await workflow.advanceTo('2013-05-13T15:00:00Z');
  for (const { idempotencyKey } of workflow.about(invoice)) {
    const { customerId, invoiceId } = invoice;
    const message = { messageId: derivedId(idempotencyKey), customerId, invoiceIds: [invoiceId] };
    await workflow.consume(messageEvent('MessageBounced', message));
  }
  await workflow.advanceTo('2013-06-20T15:00:00Z');
  expect(workflow.proposals).toEqual([]);
  expect(workflow.tasks.map(({ queue }) => queue)).toEqual(['callers', 'placements']);
  await workflow.cancel(invoice);
});

test('a plan that became earlier than its timer wakes its case with correlation and trace of what made it so', async () => {
  const invoices = [await workflow.enrolled({ dueOn: '2013-07-05' }), await workflow.enrolled({ dueOn: '2013-07-05' })];
  const events = new Map<string, { event: CausingEvent }>();
  for (const { invoiceId } of invoices) {
    const traceparent = `00-${newId().replaceAll('-', '')}-b7ad6b7169203331-01`;
    const event = { id: newId(), correlationId: newId(), traceparent };
    events.set((await workflow.caseOf(invoiceId)).caseId, { event });
  }
  const { app } = workflow.running;
  const find = <Part extends object>(part: abstract new (...args: never[]) => Part): Part =>
    app.get(part as never, { strict: false });
  const wakes = new PostgresWakeStore({ clockMode: 'real' } as PlatformSettings, find(WakeSignal));
  const changes = new CaseChanges(
    find(CaseStore),
    find(ActStore),
    find(CaseLeads),
    find(CasePlans),
    find(CaseSequences),
    find(Sequences),
    wakes,
    find(CaseEvents),
  );
  const undone = workflow.db.runner.transact(aCaller(), async (tx) => {
    await changes.wakeForEarlierPlans(tx, [...events.keys()], new Causes(events));
    const rows = await tx.query('SELECT workflow_id, correlation_id, traceparent FROM wakes ORDER BY workflow_id');
    const ordered = [...events].toSorted(([one], [other]) => (one < other ? -1 : 1));
    expect(rows).toEqual(
      ordered.map(([caseId, { event }]) => ({
        workflow_id: `collect-case/${caseId}`,
        correlation_id: event.correlationId,
        traceparent: event.traceparent,
      })),
    );
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  for (const invoice of invoices) await workflow.cancel(invoice);
});

describe('the outcome of a step', () => {
  test('a delayed one is asked again at its instant', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-10-10' });
    await workflow.advanceTo('2013-10-09T15:00:00Z');
    const delayUntilTime = toTimestamp(new Date('2013-10-13T18:00:00Z'));
    let asked = 0;
    workflow.answerSend = ({ invoiceIds }) => {
      if (!invoiceIds.includes(invoice.invoiceId)) return { state: 'STATE_SENT' };
      asked += 1;
      return asked > 1 ? { state: 'STATE_SENT' } : { state: 'STATE_DELAYED', delayUntilTime, reason: 'CONTACT_HOURS' };
    };
    await workflow.advanceTo('2013-10-13T14:05:00Z');
    expect([asked, (await workflow.caseOf(invoice.invoiceId)).nextFireTime]).toEqual([1, delayUntilTime]);
    await workflow.advanceTo('2013-10-13T19:00:00Z');
    expect(asked).toBe(2);
    const reminders = workflow.about(invoice).filter(({ stepId }) => stepId === 'reminder-3');
    expect(new Set(reminders.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    await workflow.cancel(invoice);
  });

  test('a bounce fails the case, a repaired contact brings it back', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-11-10' });
    workflow.answerSend = () => ({ state: 'STATE_BOUNCED_HARD', reason: 'MAILBOX_UNKNOWN' });
    await workflow.advanceTo('2013-11-07T16:00:00Z');
    expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_FAILED');
    await workflow.consume(customerEvent(invoice.customerId, 2, { channels: ['SMS'] }));
    expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_FAILED');
    await workflow.consume(customerEvent(invoice.customerId, 3, { channels: ['SMS', 'EMAIL'] }));
    expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await workflow.consume(customerEvent(invoice.customerId, 4, { channels: [] }));
    const { cases } = await workflow.client.listCases(
      { customerId: invoice.customerId, states: ['STATE_WILL_FAIL'] },
      ann,
    );
    expect(cases.map(({ state, stateBeneath }) => [state, stateBeneath])).toEqual([
      ['STATE_WILL_FAIL', 'STATE_ACTIVE'],
    ]);
    await workflow.cancel(invoice);
  });

  test('steps that run out expire the case, and a new debt makes it active again', async () => {
    const amount = { amountMinor: 7_700, remainingMinor: 7_700 };
    await workflow.apply(sequenceDocument({ name: 'a-short', when: 'overdue and amount == 77', expireAfter: '5d' }));
    const invoice = await workflow.enrolled({ ...amount, dueOn: '2013-12-01' });
    await workflow.advanceTo('2013-12-06T14:00:00Z');
    expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await workflow.advanceTo('2013-12-06T16:00:00Z');
    const expired = await workflow.caseOf(invoice.invoiceId);
    expect([expired.state, expired.nextFireTime]).toEqual(['STATE_EXPIRED', null]);
    await workflow.enrolled({ ...amount, dueOn: '2013-12-08', customerId: invoice.customerId });
    expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await workflow.cancel(invoice);
  });
});

test('a case that acts as a whole sends one message about all that is due', async () => {
  const when = 'overdue and amount == 88';
  await workflow.apply(sequenceDocument({ name: 'a-grouped', when, grouping: 'case', expireAfter: '9d' }));
  const amount = { amountMinor: 8_800, remainingMinor: 8_800 };
  const first = await workflow.enrolled({ ...amount, dueOn: '2014-01-01' });
  await workflow.advanceTo('2014-01-02T16:00:00Z');
  expect(workflow.about(first)).toMatchObject([{ stepId: 'one', invoiceIds: [first.invoiceId] }]);
  const second = await workflow.enrolled({ ...amount, dueOn: '2014-01-02', customerId: first.customerId });
  const third = await workflow.enrolled({ ...amount, dueOn: '2014-01-03', customerId: first.customerId });
  expect((await workflow.caseOf(second.invoiceId)).caseId).toBe((await workflow.caseOf(first.invoiceId)).caseId);
  // The oldest is paid, so the next one leads the case. It joined after the first step, which comes for it now; the
  // second step moves from 4 to 5 January.
  await workflow.consume(invoiceEvent('InvoicePaid', paid(first)));
  workflow.sent.length = 0;
  await workflow.advanceTo('2014-01-04T07:00:00Z');
  expect(workflow.about(second)).toMatchObject([{ stepId: 'one' }]);
  const { nextFireTime } = await workflow.caseOf(second.invoiceId);
  expect(nextFireTime).toEqual(toTimestamp(new Date('2014-01-05T15:00:00Z')));
  await workflow.advanceTo('2014-01-05T16:00:00Z');
  const about = workflow.about(second);
  expect(about.map(({ stepId, idempotencyKey }) => [stepId, idempotencyKey.split('/').at(-2)])).toEqual([
    ['one', '2'],
    ['two', '2'],
  ]);
  expect([...about[1]!.invoiceIds].sort()).toEqual([second.invoiceId, third.invoiceId].sort());
  await workflow.cancel(second);
});

test('lists page by key and filter, and counts agree', async () => {
  const all: string[] = [];
  let pageToken = '';
  do {
    const page = await workflow.client.listCases({ pageSize: 3, pageToken }, ann);
    all.push(...page.cases.map(({ caseId }) => caseId));
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(await workflow.count('cases'));
  const { casesByState, stepsByOutcome } = await workflow.client.getCaseSummary({}, ann);
  expect(casesByState.reduce((sum, { count: each }) => sum + Number(each), 0)).toBe(all.length);
  expect(stepsByOutcome).toContainEqual({ name: 'call-21/TASK_CREATED', count: '2' });
  for (const { name, count: expected } of casesByState) {
    const states = [`STATE_${name}` as 'STATE_PAID'];
    const { cases } = await workflow.client.listCases({ states, pageSize: 500 }, ann);
    expect([name, String(cases.length), [...new Set(cases.map(({ state }) => state))]]).toEqual([
      name,
      expected,
      states,
    ]);
  }
});

test.each([
  ['the mesh forbids the call', () => bareStatus(status.PERMISSION_DENIED)],
  ['the mesh limits the rate', () => bareStatus(status.RESOURCE_EXHAUSTED)],
  ['the other release lacks the rpc', () => bareStatus(status.UNIMPLEMENTED)],
  ['the owner lets nobody of this name call', () => new DomainError('CALLER_NOT_ALLOWED', 'forbidden', 'Not you.')],
  ['the owner gives a reason that is not final', () => new DomainError('RPC_FAILED', 'invalid', 'Too large.')],
])('a step waits and is done later where %s', async (_name, fault) => {
  const dueOn = addDays(dateAt(await workflow.db.database.now(), 'UTC'), 10);
  const invoice = anInvoice({ dueOn, issuedOn: addDays(dueOn, -9) });
  let refusals = 0;
  workflow.answerSend = () => {
    if (refusals === 2) return { state: 'STATE_SENT' };
    refusals += 1;
    throw fault();
  };
  await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  await workflow.advanceTo(`${addDays(dueOn, -3)}T16:00:00Z`);
  const [of] = (await workflow.caseOf(invoice.invoiceId)).invoices;
  expect(of!.stepsDone.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([['upcoming', 'SENT']]);
  expect(refusals).toBe(2);
  await workflow.cancel(invoice);
});

test('a step that its owner refuses for good shows the reason, and the case continues', async () => {
  const dueOn = addDays(dateAt(await workflow.db.database.now(), 'UTC'), 10);
  const invoice = anInvoice({ dueOn, issuedOn: addDays(dueOn, -9) });
  workflow.answerSend = () => {
    throw new DomainError('TEMPLATE_NOT_FOUND', 'not-found', 'There is no such template.');
  };
  await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  await workflow.advanceTo(`${addDays(dueOn, -3)}T16:00:00Z`);
  const [of] = (await workflow.caseOf(invoice.invoiceId)).invoices;
  expect(of!.stepsDone).toMatchObject([{ stepId: 'upcoming', outcome: 'REFUSED' }]);
  await workflow.cancel(invoice);
});

test('a step that money in flight blocks is tried later each time, and at once when the money has arrived', async () => {
  const dueOn = addDays(dateAt(await workflow.db.database.now(), 'UTC'), 10);
  const invoice = anInvoice({ dueOn, issuedOn: addDays(dueOn, -9) });
  let blocked = true;
  workflow.answerSend = () =>
    blocked
      ? { state: 'STATE_DELAYED', reason: 'MONEY_IN_FLIGHT', delayUntilTime: toTimestamp(new Date(0)) }
      : { state: 'STATE_SENT' };
  await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  await workflow.advanceTo(`${addDays(dueOn, -2)}T02:00:00Z`);
  // Within half a day, where a try each minute would be hundreds.
  const tries = workflow.about(invoice).length;
  expect(tries).toBeGreaterThan(6);
  expect(tries).toBeLessThan(20);
  blocked = false;
  const paidInPart = { ...invoice, remainingMinor: invoice.remainingMinor - 1_000, version: invoice.version + 1 };
  await workflow.consume(invoiceEvent('InvoiceChanged', paidInPart));
  await workflow.advanceTo(`${addDays(dueOn, -2)}T02:00:01Z`);
  expect(workflow.about(invoice)).toHaveLength(tries + 1);
  const [of] = (await workflow.caseOf(invoice.invoiceId)).invoices;
  expect(of!.stepsDone).toMatchObject([{ stepId: 'upcoming', outcome: 'SENT' }]);
  await workflow.cancel(invoice);
});
