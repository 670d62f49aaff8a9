import 'reflect-metadata';
import type { workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { anInvoice, changed, customerEvent, invoiceEvent, paid, sequenceOfSteps } from '../../../testing/builders.js';
import { ann, useWorkflowService } from '../../../testing/workflow-service.js';

const gentle = (grouping = 'invoice') =>
  sequenceOfSteps('gentle', { 'day-3': 3, 'day-7': 7, 'day-30': 30 }, { grouping, when: 'overdue', expire: '60d' });
const strict = sequenceOfSteps('strict', { first: 2, second: 5, third: 14, 'day-30': 40 }, { expire: '90d' });

const workflow = useWorkflowService(gentle(), strict);

const reason = 'Promised too often';

function change(caseId: string, sequence: string): Promise<workflowV1.ChangeSequenceResponse> {
  return workflow.client.changeSequence({ requestId: newId(), caseId, sequence, reason }, ann);
}

const done = (of: workflowV1.Case) =>
  of.invoices.flatMap(({ stepsDone }) => stepsDone.map(({ stepId, outcome }) => `${stepId} ${outcome}`));
const planned = (of: workflowV1.Case) =>
  of.invoices.flatMap(({ stepsPlanned }) => stepsPlanned.map(({ stepId }) => stepId));

describe('a change of sequence', () => {
  test('keeps what was done, goes on from where the case stood, and was previewed exactly', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-01-25', amountMinor: 20_000, remainingMinor: 20_000 });
    await workflow.advanceTo('2013-02-02T15:00:00Z');
    const before = await workflow.caseOf(invoice.invoiceId);
    expect(done(before)).toEqual(['day-3 SENT', 'day-7 SENT']);
    const { case: previewed, joinedCase } = await workflow.client.previewSequenceChange(
      { caseId: before.caseId, sequence: 'strict' },
      ann,
    );
    expect(await workflow.caseOf(invoice.invoiceId)).toEqual(before);
    const { case: after } = await change(before.caseId, 'strict');
    expect({ ...after!, version: previewed!.version }).toEqual({
      ...previewed!,
      invoices: previewed!.invoices.map((each, at) => ({
        ...each,
        stepsDone: each.stepsDone.map((step, nth) => ({
          ...step,
          doneTime: after!.invoices[at]!.stepsDone[nth]!.doneTime,
        })),
      })),
    });
    expect(joinedCase).toBeNull();
    expect([after!.caseId, after!.state, after!.sequence, after!.openTime]).toEqual([
      before.caseId,
      before.state,
      'strict',
      before.openTime,
    ]);
    // What lies no later than the second reminder counts as done; the others come on their days.
    expect(done(after!)).toEqual(['first SKIPPED', 'day-3 SENT', 'second SKIPPED', 'day-7 SENT']);
    expect(planned(after!)).toEqual(['third', 'day-30', 'expire']);
    workflow.sent.length = 0;
    await workflow.advanceTo('2013-02-09T15:00:00Z');
    expect(workflow.about(invoice).map(({ stepId, idempotencyKey }) => [stepId, idempotencyKey])).toEqual([
      ['third', `${before.caseId}/1.2/third/${invoice.invoiceId}/1/EMAIL`],
    ]);
    await workflow.cancel(invoice);
  });

  test('is told with what ran before, so that every copy of which sequence collects what is right', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-02-10', amountMinor: 20_000, remainingMinor: 20_000 });
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    const request = { requestId: newId(), caseId, sequence: 'strict', reason };
    const first = await workflow.client.changeSequence(request, ann);
    expect(await workflow.client.changeSequence(request, ann)).toEqual(first);
    const types = (await workflow.publishedOf([invoice.customerId])).map(({ facts: [type] }) => type);
    expect(types).toEqual(['CaseOpened', 'InvoiceEnrolled', 'CaseChanged', 'InvoiceEnrolled']);
    await workflow.cancel(invoice);
  });

  test('lets collection that had run out go on, where the other sequence has time left', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-02-12', amountMinor: 20_000, remainingMinor: 20_000 });
    await workflow.advanceTo('2013-04-20T15:00:00Z');
    const { caseId, state } = await workflow.caseOf(invoice.invoiceId);
    expect(state).toBe('STATE_EXPIRED');
    const { case: after } = await change(caseId, 'strict');
    // Its step of the same id is another step, which lies ahead of what was done.
    expect([after!.state, planned(after!)]).toEqual(['STATE_ACTIVE', ['day-30', 'expire']]);
    await workflow.advanceTo('2013-05-20T15:00:00Z');
    const again = await workflow.caseOf(invoice.invoiceId);
    expect(again.state).toBe('STATE_EXPIRED');
    // Ends are counted by id, so that an id names no time.
    expect(done(again).filter((step) => step.startsWith('expire'))).toEqual(['expire 1 EXPIRED', 'expire EXPIRED']);
    await workflow.cancel(invoice);
  });

  test('leaves a paused case paused, and comes to what it missed when it is resumed', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-06-01', amountMinor: 20_000, remainingMinor: 20_000 });
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    await workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'In talks' }, ann);
    await workflow.advanceTo('2013-06-08T15:00:00Z');
    const { case: after } = await change(caseId, 'strict');
    expect([after!.state, planned(after!)]).toEqual(['STATE_PAUSED', ['first', 'second', 'third', 'day-30', 'expire']]);
    await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'They failed' }, ann);
    await workflow.advanceTo('2013-06-08T16:00:00Z');
    expect(done(await workflow.caseOf(invoice.invoiceId))).toEqual(['first COLLAPSED', 'second SENT']);
    await workflow.cancel(invoice);
  });

  test('is refused for a closed case, for what runs already and for what does not exist', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-06-10', amountMinor: 20_000, remainingMinor: 20_000 });
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    await expect(change(caseId, 'gentle')).rejects.toMatchObject({ code: 'CASE_INVALID' });
    await expect(change(caseId, 'unheard-of')).rejects.toMatchObject({ code: 'SEQUENCE_NOT_FOUND' });
    await workflow.cancel(invoice);
    await expect(change(caseId, 'strict')).rejects.toMatchObject({ code: 'CASE_STATE_FORBIDS' });
    await expect(change(newId(), 'strict')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  });
});

describe('where an open case runs the sequence already', () => {
  test('the invoices join it with what was done about them, and the old case closes as merged', async () => {
    const one = await workflow.enrolled({ dueOn: '2013-07-01', amountMinor: 20_000, remainingMinor: 20_000 });
    const first = await workflow.caseOf(one.invoiceId);
    await change(first.caseId, 'strict');
    const { customerId } = one;
    const other = await workflow.enrolled({
      customerId,
      dueOn: '2013-07-02',
      amountMinor: 20_000,
      remainingMinor: 20_000,
    });
    await workflow.advanceTo('2013-07-09T18:00:00Z');
    const second = await workflow.caseOf(other.invoiceId);
    expect([second.sequence, done(second)]).toEqual(['gentle', ['day-3 SENT', 'day-7 SENT']]);
    const preview = await workflow.client.previewSequenceChange({ caseId: second.caseId, sequence: 'strict' }, ann);
    expect(preview.joinedCase!.caseId).toBe(first.caseId);
    const { case: old, joinedCase } = await change(second.caseId, 'strict');
    expect([old!.state, old!.mergedIntoCaseId, old!.invoices]).toEqual(['STATE_CLOSED', first.caseId, []]);
    expect([joinedCase!.caseId, joinedCase!.openInvoiceCount]).toEqual([first.caseId, 2]);
    // What was said about the invoices that joined was said to the debtor of the case that they are in now.
    expect([joinedCase!.lastContactTime, old!.outstanding!.minorUnits]).toEqual([second.lastContactTime, '0']);
    const joined = joinedCase!.invoices.find(({ invoiceId }) => invoiceId === other.invoiceId)!;
    expect(joined.stepsDone.map(({ stepId, outcome }) => `${stepId} ${outcome}`)).toEqual([
      'first SKIPPED',
      'day-3 SENT',
      'second SKIPPED',
      'day-7 SENT',
    ]);
    expect(joined.stepsPlanned.map(({ stepId }) => stepId)).toEqual(['third', 'day-30', 'expire']);
    const told = (await workflow.publishedOf([customerId])).map(({ facts: [type] }) => type);
    expect(told.slice(-4)).toEqual(['InvoiceLeft', 'CaseClosed', 'InvoiceEnrolled', 'StepsDone']);
    workflow.sent.length = 0;
    await workflow.advanceTo('2013-07-17T15:00:00Z');
    expect(workflow.about(other).map(({ stepId, caseId }) => [stepId, caseId])).toEqual([['third', first.caseId]]);
    await workflow.consume(invoiceEvent('InvoicePaid', paid(one)), invoiceEvent('InvoicePaid', paid(other)));
  });

  test('an invoice that was paid in the old case and is owed again goes on where the others are', async () => {
    const one = await workflow.enrolled({ dueOn: '2013-08-01', amountMinor: 20_000, remainingMinor: 20_000 });
    const { customerId } = one;
    const first = await workflow.caseOf(one.invoiceId);
    await change(first.caseId, 'strict');
    const rest = { customerId, dueOn: '2013-08-02', amountMinor: 20_000, remainingMinor: 20_000 };
    const settled = await workflow.enrolled(rest);
    const open = await workflow.enrolled(rest);
    await workflow.advanceTo('2013-08-06T15:00:00Z');
    const second = await workflow.caseOf(open.invoiceId);
    const paidNow = paid(settled);
    await workflow.consume(invoiceEvent('InvoicePaid', paidNow));
    await workflow.allWakesSettled();
    await change(second.caseId, 'strict');
    await workflow.consume(
      invoiceEvent('InvoiceReopened', changed(paidNow, { lifecycle: 'OPEN', remainingMinor: 20_000 })),
    );
    const { case: joined } = await workflow.client.getCase({ caseId: first.caseId }, ann);
    expect(joined!.openInvoiceCount).toBe(3);
    const again = joined!.invoices.find(({ invoiceId }) => invoiceId === settled.invoiceId)!;
    expect(again.stepsDone.map(({ stepId }) => stepId)).toContain('day-3');
    await workflow.cancel(one);
  });
});

test('what was paused stays paused in the case that it joins, until that is resumed', async () => {
  const over = { dueOn: '2013-08-10', amountMinor: 20_000, remainingMinor: 20_000 };
  const one = await workflow.enrolled(over);
  const { customerId } = one;
  const { caseId: firstId } = await workflow.caseOf(one.invoiceId);
  await change(firstId, 'strict');
  const other = await workflow.enrolled({ ...over, customerId });
  const { caseId } = await workflow.caseOf(other.invoiceId);
  await workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'In talks' }, ann);
  const { joinedCase } = await change(caseId, 'strict');
  expect([joinedCase!.state, joinedCase!.holds]).toMatchObject([
    'STATE_ACTIVE',
    [{ scope: 'SCOPE_INVOICE', subjectId: other.invoiceId, reason: 'In talks' }],
  ]);
  const { holds } = await workflow.client.listHolds({ customerId, inForceOnly: true }, ann);
  expect(holds).toHaveLength(1);
  await workflow.cancel(one);
});

describe('moved to the active version', () => {
  test('open cases run it, once each, and an invoice that joins one moves it by itself', async () => {
    const invoices = await Promise.all(
      [1, 2, 3].map(() =>
        anInvoice({ dueOn: '2013-09-01', issuedOn: '2013-08-20', amountMinor: 20_000, remainingMinor: 20_000 }),
      ),
    );
    for (const invoice of invoices) {
      await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
    }
    await workflow.advanceTo('2013-09-05T15:00:00Z');
    const next = sequenceOfSteps('gentle', { early: 2, 'day-3': 3, late: 9 }, { when: 'overdue', expire: '60d' });
    await workflow.apply(next);
    const [first, second, third] = invoices as [(typeof invoices)[0], (typeof invoices)[0], (typeof invoices)[0]];
    // What runs keeps its version.
    expect((await workflow.caseOf(first.invoiceId)).sequenceVersion).toBe(1);
    const joining = anInvoice({
      ...{ customerId: third.customerId, dueOn: '2013-09-03', issuedOn: '2013-08-20' },
      ...{ amountMinor: 20_000, remainingMinor: 20_000 },
    });
    await workflow.consume(invoiceEvent('InvoiceIssued', joining));
    const renewed = await workflow.caseOf(joining.invoiceId);
    expect([renewed.sequenceVersion, renewed.caseId]).toEqual([2, (await workflow.caseOf(third.invoiceId)).caseId]);

    const preview = await workflow.client.previewCaseMove({ sequence: 'gentle' }, ann);
    expect(preview).toEqual({
      sequenceVersion: 2,
      caseCount: '2',
      versions: [{ sequenceVersion: 1, caseCount: '2' }],
    });
    const stale = { requestId: newId(), sequence: 'gentle', sequenceVersion: 1, reason };
    await expect(workflow.client.startCaseMove(stale, ann)).rejects.toMatchObject({ code: 'MOVE_STATE_FORBIDS' });
    const request = { requestId: newId(), sequence: 'gentle', sequenceVersion: 2, reason };
    const { move } = await workflow.client.startCaseMove(request, ann);
    await eventually(async () => {
      const { move: now } = await workflow.client.getCaseMove({ moveId: move!.moveId }, ann);
      expect([now!.state, now!.movedCount, now!.failedCount]).toEqual(['STATE_DONE', '2', '0']);
    });
    await workflow.allWakesSettled();
    expect((await workflow.client.previewCaseMove({ sequence: 'gentle' }, ann)).caseCount).toBe('0');
    for (const invoice of [first, second]) {
      const found = await workflow.caseOf(invoice.invoiceId);
      expect([found.sequenceVersion, done(found), planned(found)]).toEqual([
        2,
        ['early SKIPPED', 'day-3 SENT'],
        ['late', 'expire'],
      ]);
    }
    for (const invoice of invoices) await workflow.cancel(invoice);
  });
});
