import 'reflect-metadata';
import type { workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { changed, invoiceEvent, paid, type SampleInvoice, sequenceOfSteps } from '../../../testing/builders.js';
import { ann, useWorkflowService } from '../../../testing/workflow-service.js';

const gentle = sequenceOfSteps('gentle', { 'day-3': 3, 'day-7': 7, final: 8 }, { when: 'overdue' });
const strict = sequenceOfSteps('strict', { first: 2, second: 5, third: 14, final: 30 });

const workflow = useWorkflowService(gentle, strict);

const change = (caseId: string, sequence: string) =>
  workflow.client.changeSequence({ requestId: newId(), caseId, sequence, reason: 'Too slow' }, ann);
const enrolled = (dueOn: string, over: Partial<SampleInvoice> = {}) =>
  workflow.enrolled({ dueOn, amountMinor: 20_000, remainingMinor: 20_000, ...over });
const stepsOf = ({ invoices }: workflowV1.Case, { invoiceId }: SampleInvoice) => {
  const found = invoices.find((each) => each.invoiceId === invoiceId)!;
  return [
    found.stepsDone.map(({ stepId, outcome }) => `${stepId} ${outcome}`).sort(),
    found.stepsPlanned.map(({ stepId }) => stepId),
  ];
};

/** A customer with a case of the strict sequence, and one of the gentle sequence about a second invoice. */
async function besideStrict(dueOn: string): Promise<{ one: SampleInvoice; other: SampleInvoice; strictId: string }> {
  const one = await enrolled(dueOn);
  const { caseId: strictId } = await workflow.caseOf(one.invoiceId);
  await change(strictId, 'strict');
  const other = await enrolled(dueOn, { customerId: one.customerId });
  return { one, other, strictId };
}

/** The next message is on its way until it is let go. */
function blockedMessage(): { sending: Promise<void>; letGo: () => void } {
  let letGo!: () => void;
  let begun!: () => void;
  const sending = new Promise<void>((resolve) => (begun = resolve));
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  workflow.beforeSend = () => {
    begun();
    return gate;
  };
  return { sending, letGo };
}

test('what is owed again is left alone until the next morning, also where its case is merged before', async () => {
  const { one, other, strictId } = await besideStrict('2013-02-01');
  await workflow.advanceTo('2013-02-05T20:00:00Z');
  const { caseId } = await workflow.caseOf(other.invoiceId);
  const settled = paid(other);
  await workflow.consume(invoiceEvent('InvoicePaid', settled));
  await workflow.advanceTo('2013-02-07T14:00:00Z');
  const again = changed(settled, { lifecycle: 'OPEN', remainingMinor: 20_000 });
  await workflow.consume(invoiceEvent('InvoiceReopened', again));
  await workflow.allWakesSettled();
  workflow.sent.length = 0;
  await change(caseId, 'strict');
  await workflow.advanceTo('2013-02-07T23:00:00Z');
  expect(workflow.about(other)).toEqual([]);
  await workflow.advanceTo('2013-02-08T15:00:00Z');
  expect(workflow.about(other).map(({ stepId, caseId: of }) => [stepId, of])).toEqual([['second', strictId]]);
  await workflow.consume(invoiceEvent('InvoicePaid', paid(one)), invoiceEvent('InvoicePaid', paid(again)));
});

describe('a step that has the name of one that another sequence did', () => {
  test('comes on its day, after a change and after a merger', async () => {
    const { one, other, strictId } = await besideStrict('2013-03-01');
    await workflow.advanceTo('2013-03-09T16:00:00Z');
    const { caseId } = await workflow.caseOf(other.invoiceId);
    expect(stepsOf(await workflow.caseOf(other.invoiceId), other)[0]).toContain('final SENT');
    const { joinedCase } = await change(caseId, 'strict');
    const joined = ['day-3 SENT', 'day-7 SENT', 'first SKIPPED', 'gentle/final SENT', 'second SKIPPED'];
    expect(stepsOf(joinedCase!, other)).toEqual([joined, ['third', 'final']]);
    // An act that was planned in the old case may be done.
    const act = { customerId: one.customerId, caseId, invoiceIds: [other.invoiceId] };
    expect(await workflow.client.checkHolds(act, ann)).toMatchObject({ actHeld: false, caseClosed: false });
    await workflow.client.pauseCase({ requestId: newId(), caseId: strictId, reason: 'In talks' }, ann);
    expect(await workflow.client.checkHolds(act, ann)).toMatchObject({ actHeld: true, caseClosed: false });
    // Back under its own name it is what was done.
    const { case: back } = await change(strictId, 'gentle');
    expect(stepsOf(back!, other)).toEqual([
      ['day-3 SENT', 'day-7 SENT', 'final SENT', 'first SKIPPED', 'second SKIPPED'],
      [],
    ]);
    await workflow.cancel(one);
  });
});

describe('a message that is on its way while', () => {
  test('its case changes the sequence counts for the steps of the other', async () => {
    const invoice = await enrolled('2013-04-01');
    await workflow.advanceTo('2013-04-04T16:00:00Z');
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    const { sending, letGo } = blockedMessage();
    const advanced = workflow.advanceTo('2013-04-08T15:00:00Z');
    await sending;
    const { case: after } = await change(caseId, 'strict');
    expect(stepsOf(after!, invoice)).toEqual([
      ['day-3 SENT', 'first SKIPPED'],
      ['second', 'third', 'final'],
    ]);
    letGo();
    await advanced;
    await workflow.allWakesSettled();
    const done = ['day-3 SENT', 'day-7 SENT', 'first SKIPPED', 'second SKIPPED'];
    expect(stepsOf(await workflow.caseOf(invoice.invoiceId), invoice)).toEqual([done, ['third', 'final']]);
    expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['day-3', 'day-7']);
    await workflow.cancel(invoice);
  });

  test('its case is merged counts in the case that its invoices have joined', async () => {
    const { one, other, strictId } = await besideStrict('2013-05-01');
    await workflow.client.pauseCase({ requestId: newId(), caseId: strictId, reason: 'In talks' }, ann);
    await workflow.advanceTo('2013-05-04T16:00:00Z');
    const { caseId } = await workflow.caseOf(other.invoiceId);
    const { sending, letGo } = blockedMessage();
    const advanced = workflow.advanceTo('2013-05-08T15:00:00Z');
    await sending;
    await change(caseId, 'strict');
    letGo();
    await advanced;
    await eventually(async () => {
      const { case: joined } = await workflow.client.getCase({ caseId: strictId }, ann);
      const done = ['day-3 SENT', 'day-7 SENT', 'first SKIPPED', 'second SKIPPED'];
      expect(stepsOf(joined!, other)).toEqual([done, ['third', 'final']]);
    });
    expect(workflow.about(other).map(({ stepId }) => stepId)).toEqual(['day-3', 'day-7']);
    await workflow.cancel(one);
  });
});
