import 'reflect-metadata';
import { toTimestamp } from '#libs/contracts';
import { derivedId, newId } from '#libs/ids';
import { addDays } from '#libs/time';
import { dateAt } from '../../sequences/domain/instants.js';
import { anInvoice, changed, friendlySequence, invoiceEvent, messageEvent } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(friendlySequence);

describe('holds', () => {
  test('pause at the place, resume there, and what was missed is caught up by its policy', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-06-10' });
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    await workflow.advanceTo('2013-06-07T15:00:00Z');
    const { case: pausedCase } = await workflow.client.pauseCase(
      { requestId: newId(), caseId, reason: 'Negotiating' },
      ann,
    );
    expect([pausedCase!.state, pausedCase!.stateBeneath]).toEqual(['STATE_PAUSED', 'STATE_ACTIVE']);
    const act = { customerId: invoice.customerId, caseId, invoiceIds: [invoice.invoiceId] };
    expect(await workflow.client.checkHolds(act, ann)).toEqual({
      actHeld: true,
      caseClosed: false,
      heldInvoiceIds: [],
      reasons: ['Negotiating'],
      placedInvoiceIds: [],
      unannouncedInvoiceIds: [],
    });
    await expect(workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'Again' }, ann)).rejects.toMatchObject(
      {
        code: 'CASE_STATE_FORBIDS',
        details: { state: 'PAUSED', allowed: ['resume', 'cancel', 'change sequence', 'send to collections'] },
      },
    );
    workflow.sent.length = 0;
    await workflow.advanceTo('2013-06-20T15:00:00Z');
    expect(workflow.about(invoice)).toEqual([]);
    const resumed = await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'Agreed on nothing' }, ann);
    expect(resumed.case!.state).toBe('STATE_ACTIVE');
    expect(await workflow.client.checkHolds(act, ann)).toEqual({
      actHeld: false,
      caseClosed: false,
      heldInvoiceIds: [],
      reasons: [],
      placedInvoiceIds: [],
      unannouncedInvoiceIds: [],
    });
    await workflow.advanceTo('2013-06-20T16:00:00Z');
    expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-7']);
    const { invoices } = await workflow.caseOf(invoice.invoiceId);
    expect(invoices[0]!.stepsDone.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([
      ['upcoming', 'SENT'],
      ['reminder-3', 'COLLAPSED'],
      ['reminder-7', 'SENT'],
    ]);
    await workflow.cancel(invoice);
    expect(await workflow.client.checkHolds(act, ann)).toMatchObject({ actHeld: false, caseClosed: true });
  });

  test('stack, and each ends by itself', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-07-10' });
    await workflow.advanceTo('2013-07-07T15:00:00Z');
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    const onInvoice = {
      requestId: newId(),
      scope: 'SCOPE_INVOICE' as const,
      subjectId: invoice.invoiceId,
      reason: 'Query',
      untilTime: toTimestamp(new Date('2013-07-13T20:00:00Z')),
    };
    const first = await workflow.client.placeHold(onInvoice, ann);
    const onCustomer = { scope: 'SCOPE_CUSTOMER' as const, subjectId: invoice.customerId, reason: 'Review' };
    const second = await workflow.client.placeHold({ requestId: newId(), ...onCustomer }, ann);
    await expect(workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'Try' }, ann)).rejects.toMatchObject({
      code: 'CASE_STATE_FORBIDS',
      details: { state: 'ON_HOLD', allowed: ['pause', 'cancel', 'change sequence'] },
    });
    workflow.sent.length = 0;
    await workflow.advanceTo('2013-07-14T15:00:00Z');
    expect(await workflow.caseOf(invoice.invoiceId)).toMatchObject({ state: 'STATE_ON_HOLD', holdReason: 'Review' });
    const { holds } = await workflow.client.listHolds({ customerId: invoice.customerId, inForceOnly: true }, ann);
    expect(holds.map(({ holdId }) => holdId)).toEqual([second.hold!.holdId]);
    const late = workflow.client.liftHold({ requestId: newId(), holdId: first.hold!.holdId, reason: 'x' }, ann);
    await expect(late).rejects.toMatchObject({ code: 'HOLD_STATE_FORBIDS' });
    await workflow.client.liftHold({ requestId: newId(), holdId: second.hold!.holdId, reason: 'Reviewed' }, ann);
    expect((await workflow.caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await workflow.advanceTo('2013-07-14T16:00:00Z');
    expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    await workflow.cancel(invoice);
  });

  test('a timed hold ends on its instant, and what was due goes out then', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-08-10' });
    await workflow.advanceTo('2013-08-12T15:00:00Z');
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    const untilTime = toTimestamp(new Date('2013-08-14T18:30:00Z'));
    await workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'Holiday', untilTime }, ann);
    workflow.sent.length = 0;
    await workflow.advanceTo('2013-08-14T18:29:00Z');
    expect(workflow.about(invoice)).toEqual([]);
    await workflow.advanceTo('2013-08-14T18:31:00Z');
    expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    const { invoices } = await workflow.caseOf(invoice.invoiceId);
    expect(invoices[0]!.stepsDone.at(-1)!.doneTime).toEqual(untilTime);
    await workflow.cancel(invoice);
  });

  test('a dispute stops an invoice and nothing else', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-09-10' });
    const other = await workflow.enrolled({ dueOn: '2013-09-10', customerId: invoice.customerId });
    await workflow.advanceTo('2013-09-08T15:00:00Z');
    workflow.sent.length = 0;
    const disputed = changed(invoice, { disputed: true });
    await workflow.consume(invoiceEvent('DisputeRaised', disputed));
    await workflow.advanceTo('2013-09-13T15:00:00Z');
    expect(workflow.about(invoice)).toEqual([]);
    expect(workflow.about(other).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    await workflow.consume(invoiceEvent('DisputeClosed', changed(disputed, { disputed: false })));
    await workflow.advanceTo('2013-09-13T16:00:00Z');
    expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    await workflow.cancel(other);
  });

  test('a dispute of a part stops nothing until nothing else is left', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-09-25' });
    await workflow.advanceTo('2013-09-23T15:00:00Z');
    workflow.sent.length = 0;
    const part = changed(invoice, { disputed: true, collectableMinor: 7_000 });
    await workflow.consume(invoiceEvent('DisputeRaised', part));
    expect(await workflow.caseOf(invoice.invoiceId)).toMatchObject({
      ...{ state: 'STATE_ACTIVE', outstanding: { minorUnits: '7000' } },
    });
    await workflow.advanceTo('2013-09-28T16:00:00Z');
    expect(workflow.about(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    await workflow.consume(
      invoiceEvent('InvoiceChanged', changed(part, { remainingMinor: 3_000, collectableMinor: 0 })),
    );
    expect(await workflow.caseOf(invoice.invoiceId)).toMatchObject({ state: 'STATE_ON_HOLD', holdReason: 'DISPUTED' });
    await workflow.cancel(invoice);
  });

  test('put a case on hold that is not paused by itself; pausing it shows, and resuming it leaves the other hold', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-10-10' });
    const { caseId } = await workflow.caseOf(invoice.invoiceId);
    const shown = async () => {
      const found = await workflow.caseOf(invoice.invoiceId);
      return [found.state, found.stateBeneath, found.holdReason];
    };
    const onCustomer = { scope: 'SCOPE_CUSTOMER' as const, subjectId: invoice.customerId, reason: 'Review' };
    const { hold } = await workflow.client.placeHold({ requestId: newId(), ...onCustomer }, ann);
    expect(await shown()).toEqual(['STATE_ON_HOLD', 'STATE_ACTIVE', 'Review']);
    await workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'Negotiating' }, ann);
    expect(await shown()).toEqual(['STATE_PAUSED', 'STATE_ACTIVE', '']);
    await workflow.client.liftHold({ requestId: newId(), holdId: hold!.holdId, reason: 'Reviewed' }, ann);
    expect(await shown()).toEqual(['STATE_PAUSED', 'STATE_ACTIVE', '']);
    await workflow.client.placeHold({ requestId: newId(), ...onCustomer }, ann);
    await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'Agreed' }, ann);
    expect(await shown()).toEqual(['STATE_ON_HOLD', 'STATE_ACTIVE', 'Review']);
    const { cases } = await workflow.client.listCases({ states: ['STATE_ON_HOLD'] }, ann);
    expect(cases.map((found) => found.caseId)).toEqual([caseId]);
    await workflow.cancel(invoice);
  });

  test('show a case as on hold while its only invoice is disputed', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-10-20' });
    await workflow.consume(invoiceEvent('DisputeRaised', changed(invoice, { disputed: true })));
    expect(await workflow.caseOf(invoice.invoiceId)).toMatchObject({ state: 'STATE_ON_HOLD', holdReason: 'DISPUTED' });
    await workflow.cancel(invoice);
  });

  test('are placed on a customer that only its owner knows yet, and on none that nobody knows', async () => {
    const [known, unknown] = [newId(), newId()];
    workflow.knownCustomers.add(known);
    const holdOn = (subjectId: string) =>
      workflow.client.placeHold({ requestId: newId(), scope: 'SCOPE_CUSTOMER', subjectId, reason: 'Review' }, ann);
    expect((await holdOn(known)).hold).toMatchObject({ subjectId: known, customerId: known });
    await expect(holdOn(unknown)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  test('say which fields of a request are wrong', async () => {
    const request = { requestId: newId(), subjectId: 'x', customerId: 'y', reason: ' ' };
    await expect(workflow.client.placeHold(request, ann)).rejects.toMatchObject({
      code: 'HOLD_INVALID',
      details: {
        violations: [
          { field: 'scope', description: 'must be one of CUSTOMER, CASE, INVOICE' },
          { field: 'subject_id', description: 'is not an id' },
          { field: 'customer_id', description: 'is not an id' },
          { field: 'reason', description: 'is missing' },
        ],
      },
    });
  });

  test('are told with the debts that were never announced, to an act that needs it', async () => {
    const today = dateAt(await workflow.db.database.now(), 'UTC');
    const [told, early, silent] = [
      await workflow.enrolled({ dueOn: addDays(today, 4) }),
      await workflow.enrolled({ dueOn: addDays(today, 10) }),
      anInvoice(),
    ];
    await workflow.advanceTo(`${addDays(today, 8)}T15:00:00Z`);
    const invoiceIds = [told, early, silent].map(({ invoiceId }) => invoiceId);
    const act = { customerId: told.customerId, invoiceIds };
    const unannounced = async () =>
      (await workflow.client.checkHolds({ ...act, needsAnnouncement: true }, ann)).unannouncedInvoiceIds;
    // The second was sent a message before it was due, the third is not known here.
    expect(workflow.about(early)).toHaveLength(1);
    expect(await unannounced()).toEqual([early.invoiceId, silent.invoiceId]);
    expect((await workflow.client.checkHolds(act, ann)).unannouncedInvoiceIds).toEqual([]);
    const last = workflow.about(told).at(-1)!;
    const { customerId, invoiceId } = told;
    const message = { messageId: derivedId(last.idempotencyKey), customerId, invoiceIds: [invoiceId] };
    await workflow.consume(messageEvent('MessageBounced', message));
    expect(await unannounced()).toEqual(invoiceIds);
    for (const invoice of [told, early]) await workflow.cancel(invoice);
  });
});
