import 'reflect-metadata';
import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { anEvent, friendlySequence, type SampleInvoice } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(friendlySequence);

const openStates = ['PROPOSED', 'SENT', 'ACTIVE', 'RECALL_REQUESTED'];

/** Events about one placement, each a version later, as dca-handoff publishes them. */
function aPlacement(invoice: SampleInvoice, caseId: string) {
  const placementId = newId();
  let version = 0;
  const event = (
    type: 'PlacementProposed' | 'PlacementAcknowledged' | 'RecallRequested' | 'PlacementRecalled',
    state: string,
    line: string,
    recallEndsAt: string | null = null,
  ) => {
    version += 1;
    return anEvent(`dunlin.dca_handoff.v1.${type}`, invoice.customerId, version, {
      cause: { actor: 'system:dca-handoff', reason: '' },
      placement: {
        placementId,
        agency: 'northgate',
        customerId: invoice.customerId,
        caseId,
        state: `STATE_${state}` as 'STATE_SENT',
        version: String(version),
        recallEndTime: recallEndsAt === null ? null : toTimestamp(new Date(recallEndsAt)),
        lines: [
          {
            lineNumber: 1,
            invoiceId: invoice.invoiceId,
            state: `STATE_${line}` as 'STATE_SENT',
            open: openStates.includes(line),
          },
        ],
      },
    });
  };
  return { placementId, event };
}

test('what is with an agency stops, what it rejects continues, what it gives back is held', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-02-01' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  await workflow.advanceTo('2014-02-03T16:00:00Z');
  const { placementId, event } = aPlacement(invoice, caseId);
  await workflow.consume(event('PlacementProposed', 'DRAFT', 'PROPOSED'));
  await eventually(async () => expect(workflow.placementsSent).toContain(placementId));
  expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_COLLECTIONS');
  await workflow.consume(event('PlacementAcknowledged', 'ACTIVE', 'REJECTED'));
  expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
  await workflow.consume(event('PlacementAcknowledged', 'ACTIVE', 'ACTIVE'));
  workflow.sent.length = 0;
  await workflow.advanceTo('2014-02-05T16:00:00Z');
  expect(workflow.about(invoice)).toEqual([]);
  await workflow.consume(event('PlacementRecalled', 'RECALLED', 'RECALLED'));
  const recalled = await workflow.caseOf(invoice.invoiceId);
  expect([recalled.state, recalled.holds.map(({ reason }) => reason)]).toEqual(['STATE_PAUSED', ['RECALLED']]);
  const resumed = await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'Once more' }, ann);
  expect(resumed.case!.state).toBe('STATE_ACTIVE');
  await workflow.cancel(invoice);
  await workflow.allWakesSettled();
});

test('a case with some of its invoices placed keeps its state and says how many; with all of them it is in collections', async () => {
  const first = await workflow.enrolled({ dueOn: '2014-03-01' });
  const second = await workflow.enrolled({ dueOn: '2014-03-01', customerId: first.customerId });
  const { caseId, customerId } = await workflow.caseOf(first.invoiceId);
  const invoiceIds = [first.invoiceId, second.invoiceId];
  const shown = async () => {
    const found = await workflow.caseOf(first.invoiceId);
    const { placedInvoiceIds } = await workflow.client.checkHolds({ customerId, caseId, invoiceIds }, ann);
    return [found.state, found.stateBeneath, found.placedInvoiceCount, placedInvoiceIds];
  };
  expect(await shown()).toEqual(['STATE_ACTIVE', 'STATE_ACTIVE', 0, []]);
  const placed = aPlacement(first, caseId);
  await workflow.consume(placed.event('PlacementProposed', 'DRAFT', 'PROPOSED'));
  expect(await shown()).toEqual(['STATE_ACTIVE', 'STATE_ACTIVE', 1, [first.invoiceId]]);
  await workflow.consume(aPlacement(second, caseId).event('PlacementProposed', 'DRAFT', 'PROPOSED'));
  expect(await shown()).toEqual(['STATE_COLLECTIONS', 'STATE_ACTIVE', 2, invoiceIds.toSorted()]);
  const { cases } = await workflow.client.listCases({ states: ['STATE_COLLECTIONS'] }, ann);
  expect(cases.map((found) => [found.caseId, found.placedInvoiceCount])).toEqual([[caseId, 2]]);
  await expect(workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'Wait' }, ann)).rejects.toMatchObject({
    code: 'CASE_STATE_FORBIDS',
    details: { state: 'COLLECTIONS', allowed: ['cancel', 'change sequence'] },
  });
  await workflow.consume(placed.event('PlacementAcknowledged', 'REJECTED', 'REJECTED'));
  expect(await shown()).toEqual(['STATE_ACTIVE', 'STATE_ACTIVE', 1, [second.invoiceId]]);
  await workflow.cancel(first);
});

test('a recall that its agency does not confirm in time is ended on that instant', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-04-01' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  const { placementId, event } = aPlacement(invoice, caseId);
  await workflow.consume(event('PlacementProposed', 'DRAFT', 'PROPOSED'));
  await workflow.consume(event('RecallRequested', 'RECALL_REQUESTED', 'RECALL_REQUESTED', '2014-04-20T09:00:00Z'));
  await workflow.allWakesSettled();
  expect(workflow.recallsExpired).not.toContain(placementId);
  await workflow.advanceTo('2014-04-20T08:59:59Z');
  expect(workflow.recallsExpired).not.toContain(placementId);
  workflow.onExpireRecall = () => workflow.consume(event('PlacementRecalled', 'RECALLED', 'RECALLED'));
  await workflow.advanceTo('2014-04-20T10:00:00Z');
  expect(workflow.recallsExpired).toContain(placementId);
  await workflow.allWakesSettled();
  await workflow.cancel(invoice);
});
