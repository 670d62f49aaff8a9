import 'reflect-metadata';
import { toTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { friendlySequence, type SampleInvoice } from '../../testing/builders.js';
import { aPromise } from '../../testing/promises.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';
import { idOf } from '../watch-promise.contract.js';

const workflow = useWorkflowService(friendlySequence);

const shown = async ({ invoiceId }: SampleInvoice) => {
  const { state, holdReason } = await workflow.caseOf(invoiceId);
  return [state.replace('STATE_', ''), holdReason];
};
const held = ['ON_HOLD', 'PROMISE'];
const active = ['ACTIVE', ''];
const stepsSent = (invoice: SampleInvoice) => workflow.about(invoice).map(({ stepId }) => stepId);

test('a promise holds its invoices until it is kept, and the step that it stopped comes then', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-02-10' });
  const { promiseId, event } = aPromise('2013-02-20T05:00:00Z', invoice);
  await workflow.consume(event('Made', 1));
  expect(await shown(invoice)).toEqual(held);
  const found = await workflow.caseOf(invoice.invoiceId);
  expect(found.holds).toMatchObject([{ scope: 'SCOPE_INVOICE', reason: 'PROMISE', promiseId }]);
  expect(found.heldUntilTime).toEqual(toTimestamp(new Date('2013-02-20T05:00:00Z')));
  const { customerId, invoiceId } = invoice;
  const act = { customerId, caseId: found.caseId, invoiceIds: [invoiceId] };
  // Fences ask payment, which knows whether the act is what was promised.
  expect((await workflow.client.checkHolds(act, ann)).heldInvoiceIds).toEqual([]);
  workflow.sent.length = 0;
  await workflow.advanceTo('2013-02-14T16:00:00Z');
  expect(stepsSent(invoice)).toEqual([]);
  await workflow.consume(event('Kept', 2));
  expect(await shown(invoice)).toEqual(active);
  await workflow.advanceTo('2013-02-14T17:00:00Z');
  expect(stepsSent(invoice)).toEqual(['reminder-3']);
  // Events may come again, and out of date.
  await workflow.consume(event('Made', 1));
  expect(await shown(invoice)).toEqual(active);
  await eventually(async () => expect(await workflow.isRunning(idOf(promiseId))).toBe(false));
  expect(workflow.promisesJudged).toEqual([]);
  const published = (await workflow.publishedOf([customerId])).map(({ facts }) => facts[0]!);
  expect(published.filter((name) => name.startsWith('Hold'))).toEqual(['HoldPlaced', 'HoldLifted']);
  await workflow.cancel(invoice);
});

test('a promise is judged when its last day is over, not before, and holds until that is done', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-03-10' });
  const { promiseId, event } = aPromise('2013-03-20T04:00:00Z', invoice);
  await workflow.consume(event('Made', 1));
  await workflow.advanceTo('2013-03-20T03:59:59Z');
  expect(workflow.promisesJudged).toEqual([]);
  workflow.sent.length = 0;
  let answers = 0;
  workflow.onJudgePromise = async () => {
    answers += 1;
    expect(await shown(invoice)).toEqual(held);
    // Money is being allocated: payment is asked again.
    if (answers === 1) throw new DomainError('PROMISE_CONFLICT', 'aborted', 'Money is being allocated.');
    await workflow.consume(event('Broken', 2));
  };
  await workflow.advanceTo('2013-03-20T17:00:00Z');
  expect(workflow.promisesJudged).toEqual([`${promiseId}/judge`, `${promiseId}/judge`]);
  expect(await shown(invoice)).toEqual(active);
  expect(stepsSent(invoice)).not.toEqual([]);
  await eventually(async () => expect(await workflow.isRunning(idOf(promiseId))).toBe(false));
  workflow.onJudgePromise = () => Promise.resolve();
  await workflow.cancel(invoice);
});

test('a promise whose workflow was lost is judged all the same', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-04-10' });
  const { promiseId, event } = aPromise('2013-04-12T04:00:00Z', invoice);
  await workflow.consume(event('Made', 1));
  await workflow.allWakesSettled();
  await workflow.terminate(idOf(promiseId));
  workflow.promisesJudged.length = 0;
  workflow.onJudgePromise = () => workflow.consume(event('Broken', 2));
  await workflow.advanceTo('2013-04-12T05:00:00Z');
  expect(workflow.promisesJudged).toEqual([`${promiseId}/judge`]);
  expect(await shown(invoice)).toEqual(active);
  workflow.onJudgePromise = () => Promise.resolve();
  await workflow.cancel(invoice);
});

test('the hold of a promise ends with it and by no hand, and leaves the other invoices of a case alone', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2013-05-10' });
  const other = await workflow.enrolled({ dueOn: '2013-05-10', customerId: invoice.customerId });
  const { event } = aPromise('2013-05-20T04:00:00Z', invoice);
  await workflow.consume(event('Made', 1));
  expect(await shown(other)).toEqual(active);
  const { holds } = await workflow.caseOf(invoice.invoiceId);
  const lift = { requestId: newId(), holdId: holds[0]!.holdId, reason: 'Enough' };
  await expect(workflow.client.liftHold(lift, ann)).rejects.toMatchObject({
    ...{ code: 'HOLD_STATE_FORBIDS', details: { facts: { promise_id: holds[0]!.promiseId } } },
  });
  const { holds: still } = await workflow.caseOf(invoice.invoiceId);
  expect(still).toHaveLength(1);
  await workflow.consume(event('Cancelled', 2));
  expect((await workflow.caseOf(invoice.invoiceId)).holds).toEqual([]);
  await workflow.cancel(invoice);
  await workflow.allWakesSettled();
});
