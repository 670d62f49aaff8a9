import 'reflect-metadata';
import { derivedId, newId } from '#libs/ids';
import { anEvent, friendlySequence, invoiceEvent, paid, type SampleInvoice } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(friendlySequence);

const unannouncedReason = 'nobody lives at the address';

function send(request: object, requestId = newId()) {
  return workflow.client.sendToCollections({ requestId, agency: 'northgate', ...request }, ann);
}

/** What dca-handoff publishes of the last proposal. */
async function proposalTold({ customerId }: SampleInvoice, ...states: ('DRAFT' | 'SENT' | 'REFUSED')[]): Promise<void> {
  for (const state of states) await told(customerId, state);
}

const lineStates = { DRAFT: 'STATE_PROPOSED', SENT: 'STATE_SENT', REFUSED: 'STATE_REFUSED' } as const;
let version = 0;

async function told(customerId: string, state: 'DRAFT' | 'SENT' | 'REFUSED'): Promise<void> {
  const { idempotencyKey, caseId, invoiceIds, liftsPause } = workflow.proposals.at(-1)!;
  version += 1;
  await workflow.consume(
    anEvent('dunlin.dca_handoff.v1.PlacementProposed', customerId, version, {
      cause: { actor: 'user:ann', reason: '' },
      placement: {
        ...{ placementId: derivedId(idempotencyKey), agency: 'northgate', customerId, caseId, liftsPause },
        ...{ state: `STATE_${state}`, version: String(version) },
        lines: invoiceIds.map((invoiceId, at) => ({
          ...{ lineNumber: at + 1, invoiceId, state: lineStates[state], open: state !== 'REFUSED' },
        })),
      },
    }),
  );
  await workflow.allWakesSettled();
}

const pause = (caseId: string, reason = 'In talks') =>
  workflow.client.pauseCase({ requestId: newId(), caseId, reason }, ann);

test('a person sends a paused case to an agency, and the pause ends with it', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-02-01' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  await pause(caseId);
  await expect(send({ caseId })).rejects.toMatchObject({
    code: 'CASE_INVALID',
    details: {
      violations: [
        {
          field: 'unannounced_reason',
          description: `is missing: no message about ${invoice.number} was sent since it became overdue, or it came back`,
        },
      ],
    },
  });
  const requestId = newId();
  const first = await send({ caseId, unannouncedReason, notes: 'No reply' }, requestId);
  expect(await send({ caseId, unannouncedReason, notes: 'No reply' }, requestId)).toEqual(first);
  expect(workflow.proposals.map(({ invoiceIds, liftsPause, notes }) => [invoiceIds, liftsPause, notes])).toEqual([
    [[invoice.invoiceId], true, 'No reply'],
  ]);
  expect(first.placements).toMatchObject([{ caseId, refused: false, debts: [{ refusal: '' }] }]);
  await proposalTold(invoice, 'DRAFT');
  const waiting = await workflow.caseOf(invoice.invoiceId);
  expect([waiting.state, waiting.holds.length, waiting.placedInvoiceCount]).toEqual(['STATE_PAUSED', 1, 1]);
  expect(waiting.allowedActs).toEqual(['ACT_RESUME', 'ACT_CANCEL', 'ACT_CHANGE_SEQUENCE']);
  await proposalTold(invoice, 'SENT');
  const placed = await workflow.caseOf(invoice.invoiceId);
  expect([placed.state, placed.holds]).toEqual(['STATE_COLLECTIONS', []]);
  expect(placed.allowedActs).toEqual(['ACT_CANCEL', 'ACT_CHANGE_SEQUENCE', 'ACT_RECALL']);
  await expect(send({ caseId, unannouncedReason })).rejects.toMatchObject({
    code: 'CASE_STATE_FORBIDS',
    details: { facts: { reason: 'WITH_AGENCY' } },
  });
});

test('a pause stays where the debts may not be placed after all', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-02-10' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  await pause(caseId);
  await send({ caseId, unannouncedReason });
  await proposalTold(invoice, 'DRAFT', 'REFUSED');
  const found = await workflow.caseOf(invoice.invoiceId);
  expect([found.state, found.placedInvoiceCount]).toEqual(['STATE_PAUSED', 0]);
  await workflow.cancel(invoice);
});

test('what is left of a paused case stays paused, and resuming it lifts that too', async () => {
  const first = await workflow.enrolled({ dueOn: '2014-03-01' });
  const second = await workflow.enrolled({ dueOn: '2014-03-01', customerId: first.customerId });
  const { caseId } = await workflow.caseOf(first.invoiceId);
  await pause(caseId);
  await send({ caseId, invoiceIds: [first.invoiceId], unannouncedReason });
  await proposalTold(first, 'DRAFT', 'SENT');
  const left = await workflow.caseOf(second.invoiceId);
  expect(left.holds).toMatchObject([{ scope: 'SCOPE_INVOICE', subjectId: second.invoiceId, reason: 'In talks' }]);
  expect([left.state, left.allowedActs]).toEqual([
    'STATE_ACTIVE',
    expect.arrayContaining(['ACT_RESUME', 'ACT_RECALL']),
  ]);
  const checked = { customerId: first.customerId, caseId, invoiceIds: [second.invoiceId], needsAnnouncement: false };
  const held = await workflow.client.checkHolds({ ...checked, passesPause: false }, ann);
  const passed = await workflow.client.checkHolds({ ...checked, passesPause: true }, ann);
  expect([held.heldInvoiceIds, passed.heldInvoiceIds]).toEqual([[second.invoiceId], []]);
  const resumed = await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'They failed' }, ann);
  expect(resumed.case!.holds).toEqual([]);
  await workflow.cancel(first);
});

test('what anything but a pause of people holds is not sent', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-04-01' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  const { customerId } = invoice;
  await pause(caseId);
  const hold = {
    requestId: newId(),
    scope: 'SCOPE_CUSTOMER',
    subjectId: customerId,
    reason: 'A lawyer wrote',
  } as const;
  await workflow.client.placeHold(hold, ann);
  await expect(send({ caseId, unannouncedReason })).rejects.toThrow('A lawyer wrote');
  const { case: held } = await workflow.client.getCase({ caseId }, ann);
  expect(held!.refusedActs).toContainEqual({
    act: 'ACT_SEND_TO_COLLECTIONS',
    reason: 'HELD',
    text: expect.stringContaining('A lawyer wrote'),
  });
  const checked = { customerId, caseId, invoiceIds: [invoice.invoiceId], passesPause: true };
  expect((await workflow.client.checkHolds(checked, ann)).actHeld).toBe(true);
  await workflow.client.resumeCase({ requestId: newId(), caseId, reason: 'x' }, ann);
  await expect(send({ caseId, unannouncedReason })).rejects.toMatchObject({
    code: 'CASE_STATE_FORBIDS',
    details: { state: 'ON_HOLD' },
  });
  await workflow.cancel(invoice);
  await expect(send({ caseId, unannouncedReason })).rejects.toMatchObject({ code: 'CASE_STATE_FORBIDS' });
});

test('an account goes as one placement for each case and one for debts in none', async () => {
  const inCase = await workflow.enrolled({ dueOn: '2014-05-01' });
  const { customerId } = inCase;
  // Too little for the rule, so that it is in no case.
  const outside = await workflow.enrolled({ customerId, dueOn: '2014-05-01', amountMinor: 900, remainingMinor: 900 });
  workflow.proposals.length = 0;
  const { placements } = await send({ customerId, unannouncedReason });
  const { caseId } = await workflow.caseOf(inCase.invoiceId);
  expect(workflow.proposals.map(({ caseId: of, invoiceIds, liftsPause }) => [of, invoiceIds, liftsPause])).toEqual(
    expect.arrayContaining([
      [caseId, [inCase.invoiceId], true],
      ['', [outside.invoiceId], false],
    ]),
  );
  expect(placements).toHaveLength(2);
  await expect(send({ caseId, customerId })).rejects.toMatchObject({ code: 'CASE_INVALID' });
  await expect(send({ customerId, invoiceIds: [newId()] })).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  await workflow.cancel(inCase);
});

test('of chosen debts those go that are open, and of a case its own, however many others the customer owes', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-05-10' });
  const { customerId } = invoice;
  const settled = await workflow.enrolled({ customerId, dueOn: '2014-05-10' });
  await workflow.consume(invoiceEvent('InvoicePaid', paid(settled)));
  const chosen = [invoice.invoiceId, settled.invoiceId];
  workflow.proposals.length = 0;
  await send({ customerId, invoiceIds: chosen, unannouncedReason });
  expect(workflow.proposals.map(({ invoiceIds }) => invoiceIds)).toEqual([[invoice.invoiceId]]);
  await expect(send({ customerId, invoiceIds: [settled.invoiceId], unannouncedReason })).rejects.toThrow(
    'none is open',
  );
  await workflow.owes(customerId, 5_001);
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  const { placements } = await send({ caseId, unannouncedReason });
  expect(placements.map(({ debts }) => debts.length)).toEqual([1]);
  await expect(send({ customerId, unannouncedReason })).rejects.toMatchObject({ code: 'CASE_INVALID' });
  await workflow.cancel(invoice);
});

test('two people may use one id for their requests', async () => {
  const invoice = await workflow.enrolled({ dueOn: '2014-05-20' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  const request = { requestId: newId(), agency: 'northgate', caseId, unannouncedReason };
  workflow.proposals.length = 0;
  await workflow.client.sendToCollections(request, ann);
  await workflow.client.sendToCollections(request, { ...ann, actor: 'user:ben' });
  expect(new Set(workflow.proposals.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  await workflow.cancel(invoice);
});

test('reasons are listed by code, and taken by acts; others are refused with the list', async () => {
  const { reasons } = await workflow.client.listReasons({ act: 'ACT_PAUSE' }, ann);
  expect(reasons.map(({ code }) => code)).toContain('SEASONAL');
  const invoice = await workflow.enrolled({ dueOn: '2014-06-01' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  const request = { caseId, reason: 'until May', reasonCode: 'SEASONAL' };
  const paused = await workflow.client.pauseCase({ requestId: newId(), ...request }, ann);
  expect(paused.case!.holds).toMatchObject([{ reason: 'SEASONAL: until May' }]);
  const unknown = workflow.client.cancelCase({ requestId: newId(), caseId, reasonCode: 'SEASONAL' }, ann);
  await expect(unknown).rejects.toMatchObject({
    code: 'CASE_INVALID',
    details: { violations: [{ field: 'reason', description: expect.stringContaining('GOODWILL') }] },
  });
  await workflow.cancel(invoice);
});
