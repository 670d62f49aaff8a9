import 'reflect-metadata';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { anEvent, friendlySequence } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(friendlySequence);

test('what is with an agency stops, what it rejects goes on, what it gives back is held', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-02-01' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  await workflow.advanceTo('2014-02-03T16:00:00Z');
  const placementId = newId();
  const event = (type: 'Proposed' | 'Answered' | 'Recalled', version: number, state: string, line: string) =>
    anEvent(`dunlin.dca_handoff.v1.Placement${type}`, invoice.customerId, version, {
      cause: { actor: 'system:dca-handoff', reason: '' },
      placement: {
        placementId,
        agency: 'northgate',
        customerId: invoice.customerId,
        caseId,
        state: `STATE_${state}` as 'STATE_SENT',
        version: String(version),
        lines: [{ lineNumber: 1, invoiceId: invoice.invoiceId, state: `STATE_${line}` as 'STATE_SENT' }],
      },
    });
  await workflow.consume(event('Proposed', 1, 'DRAFT', 'PROPOSED'));
  await eventually(async () => expect(workflow.placementsSent).toContain(placementId));
  expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_COLLECTIONS');
  await workflow.consume(event('Answered', 3, 'ACTIVE', 'REJECTED'));
  expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
  await workflow.consume(event('Answered', 4, 'ACTIVE', 'ACTIVE'));
  workflow.sent.length = 0;
  await workflow.advanceTo('2014-02-05T16:00:00Z');
  expect(workflow.about(invoice)).toEqual([]);
  await workflow.consume(event('Recalled', 6, 'RECALLED', 'RECALLED'));
  const recalled = await workflow.caseOf(invoice.invoiceId);
  expect([recalled.state, recalled.holds.map(({ reason }) => reason)]).toEqual(['STATE_PAUSED', ['RECALLED']]);
  const resumed = await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'Once more' }, ann);
  expect(resumed.case!.state).toBe('STATE_ACTIVE');
  await workflow.cancel(invoice);
  await workflow.allWakesSettled();
});
