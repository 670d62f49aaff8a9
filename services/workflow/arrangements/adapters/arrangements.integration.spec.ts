import 'reflect-metadata';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { aPlan } from '../../testing/arrangements.js';
import { friendlySequence, type SampleInvoice } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';
import { idOf } from '../keep-arrangement.contract.js';

const workflow = useWorkflowService(friendlySequence);

const shown = async ({ invoiceId }: SampleInvoice): Promise<string> =>
  (await workflow.caseOf(invoiceId)).state.replace('STATE_', '');
const stepsSent = (invoice: SampleInvoice) => workflow.about(invoice).map(({ stepId }) => stepId);

test('a case is on arrangement while a plan pays it, and goes on with the step that is due when the plan is broken', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-02-10' });
  const { arrangementId, plan, event } = aPlan(invoice);
  await workflow.consume(event('Activated', plan('ON_TRACK', 1, '2013-03-20T05:00:00Z')));
  expect(await shown(invoice)).toBe('ON_ARRANGEMENT');
  const found = await workflow.caseOf(invoice.invoiceId);
  expect(found.holds).toMatchObject([{ scope: 'SCOPE_INVOICE', reason: 'ARRANGEMENT', arrangementId }]);
  const act = { customerId: invoice.customerId, caseId: found.caseId, invoiceIds: [invoice.invoiceId] };
  // Fences ask payment, which knows whether the act is one of the plan.
  expect((await workflow.client.checkHolds(act, ann)).heldInvoiceIds).toEqual([]);
  expect(found.allowedActs).not.toContain('ACT_SEND_TO_COLLECTIONS');
  workflow.sent.length = 0;
  await workflow.advanceTo('2013-02-14T16:00:00Z');
  expect(stepsSent(invoice)).toEqual([]);
  const lift = { requestId: newId(), holdId: found.holds[0]!.holdId, reason: 'Enough' };
  await expect(workflow.client.liftHold(lift, ann)).rejects.toMatchObject({
    ...{ code: 'HOLD_STATE_FORBIDS', details: { facts: { arrangement_id: arrangementId } } },
  });
  await workflow.consume(event('Ended', plan('BROKEN', 2, null)));
  expect(await shown(invoice)).toBe('ACTIVE');
  await workflow.advanceTo('2013-02-14T17:00:00Z');
  expect(stepsSent(invoice)).toEqual(['reminder-3']);
  // Events may come again, and out of date.
  await workflow.consume(event('Activated', plan('ON_TRACK', 1, '2013-03-20T05:00:00Z')));
  expect(await shown(invoice)).toBe('ACTIVE');
  await eventually(async () => expect(await workflow.isRunning(idOf(arrangementId))).toBe(false));
  expect(workflow.plansKept).toEqual([]);
  await workflow.cancel(invoice);
});

test('a plan is kept whenever something of it is due, as often as payment says, until it ends', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-03-10' });
  const { arrangementId, plan, event } = aPlan(invoice);
  const first = '2013-03-20T04:00:00Z';
  const second = '2013-04-20T04:00:00Z';
  await workflow.consume(event('Activated', plan('ON_TRACK', 1, first)));
  await workflow.advanceTo('2013-03-20T03:59:59Z');
  expect(workflow.plansKept).toEqual([]);
  let answers = 0;
  workflow.onKeepArrangement = async () => {
    answers += 1;
    // Another charge has no outcome yet: payment is asked again.
    if (answers === 1) return plan('ON_TRACK', 1, first);
    if (answers === 2) return plan('ON_TRACK', 1, second);
    const completed = plan('COMPLETED', 2, null);
    await workflow.consume(event('Ended', completed));
    return completed;
  };
  await workflow.advanceTo('2013-03-21T00:00:00Z');
  expect(workflow.plansKept).toEqual([arrangementId, arrangementId]);
  expect(await shown(invoice)).toBe('ON_ARRANGEMENT');
  await workflow.advanceTo('2013-04-21T00:00:00Z');
  expect(workflow.plansKept).toHaveLength(3);
  expect(await shown(invoice)).toBe('ACTIVE');
  await eventually(async () => expect(await workflow.isRunning(idOf(arrangementId))).toBe(false));
  // A payment was taken back.
  await workflow.consume(event('Reopened', plan('IN_ARREARS', 3, '2013-06-20T04:00:00Z')));
  expect(await shown(invoice)).toBe('ON_ARRANGEMENT');
  await workflow.consume(event('Ended', plan('CANCELLED', 4, null)));
  workflow.plansKept.length = 0;
  await workflow.cancel(invoice);
});

test('a plan whose workflow was lost is kept all the same', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-05-10' });
  const { arrangementId, plan, event } = aPlan(invoice);
  await workflow.consume(event('Activated', plan('ON_TRACK', 1, '2013-05-12T04:00:00Z')));
  await workflow.allWakesSettled();
  await workflow.terminate(idOf(arrangementId));
  workflow.onKeepArrangement = async () => {
    const broken = plan('BROKEN', 2, null);
    await workflow.consume(event('Ended', broken));
    return broken;
  };
  await workflow.advanceTo('2013-05-12T05:00:00Z');
  expect(workflow.plansKept).toEqual([arrangementId]);
  expect(await shown(invoice)).toBe('ACTIVE');
  await workflow.cancel(invoice);
});

test('other invoices of a case are collected, and one plan takes the place of another without a gap', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-06-10' });
  const other = await workflow.enrolled({ dueOn: '2013-06-10', customerId: invoice.customerId });
  const before = aPlan(invoice);
  await workflow.consume(before.event('Activated', before.plan('ON_TRACK', 1, null)));
  expect(await shown(other)).toBe('ACTIVE');
  const after = aPlan(invoice, other);
  await workflow.consume(after.event('Activated', after.plan('ON_TRACK', 1, null)));
  await workflow.consume(before.event('Ended', before.plan('SUPERSEDED', 2, null)));
  expect(await shown(other)).toBe('ON_ARRANGEMENT');
  const { holds } = await workflow.caseOf(invoice.invoiceId);
  expect(holds.map(({ arrangementId }) => arrangementId)).toEqual([after.arrangementId, after.arrangementId]);
  await workflow.consume(after.event('Ended', after.plan('CANCELLED', 2, null)));
  expect((await workflow.caseOf(invoice.invoiceId)).holds).toEqual([]);
  await workflow.cancel(invoice);
  await workflow.allWakesSettled();
});

test('a plan is paused with its case, and goes on with it', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-07-10' });
  const { plan, event } = aPlan(invoice);
  await workflow.consume(event('Activated', plan('ON_TRACK', 1, '2013-08-10T04:00:00Z')));
  const asked: string[] = [];
  let version = 1;
  workflow.onPausePlan = async (_id, act) => {
    asked.push(act);
    version += 1;
    const after = plan(
      act === 'pause' ? 'PAUSED' : 'ON_TRACK',
      version,
      act === 'pause' ? null : '2013-09-10T04:00:00Z',
    );
    await workflow.consume(event('Changed', after));
    return after;
  };
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  await workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'On holiday' }, ann);
  await workflow.allWakesSettled();
  expect(asked).toEqual(['pause']);
  expect(await shown(invoice)).toBe('PAUSED');
  await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'Back' }, ann);
  await workflow.allWakesSettled();
  expect(asked).toEqual(['pause', 'resume']);
  expect(await shown(invoice)).toBe('ON_ARRANGEMENT');
  // What people paused of the plan itself goes on by people.
  await workflow.consume(event('Changed', plan('PAUSED', 4, null)));
  await workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'Away' }, ann);
  await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'Back' }, ann);
  await workflow.allWakesSettled();
  expect(asked).toEqual(['pause', 'resume']);
  await workflow.consume(event('Ended', plan('CANCELLED', 5, null)));
  await workflow.cancel(invoice);
  await workflow.allWakesSettled();
});
