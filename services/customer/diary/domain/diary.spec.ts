import fc from 'fast-check';
import type { WorkText } from '../../work/domain/work-text.js';
import { diaryLine, diaryText, eventTypesNamed, maxLineLength } from './diary.js';
import type { DiaryEvent, DiaryEventData, DiaryEventType } from './diary-events.js';
import { excerpt } from './excerpt.js';
import type { InvoiceData } from './money/money-data.js';

function textOf<Type extends DiaryEventType>(event: DiaryEvent<Type>, workText: WorkText | null = null): string {
  return diaryText(diaryLine(event, workText));
}

const usd = (minor: bigint) => ({ minor, currency: 'USD' });
const message = {
  channel: 'EMAIL',
  template: 'reminder',
  templateVersion: 2,
  locale: 'de',
  reason: 'CONTACT_OPTED_OUT',
  ruleIds: ['R07'],
};
const customer = {
  ...{ changedFields: ['name', 'candidate_zones'], channel: 'SMS', flag: 'BANKRUPT' },
  ...{ specialist: 'Ann Lee', formerSpecialist: 'Bob Ray' },
};
const person = { role: 'treasury', changedFields: ['name', 'contacts'] };
const taskChange = { queue: 'callers', changedFields: ['assignee'], assigneeName: 'Ann Lee', snoozedUntil: null };
const interaction = { method: 'CALL', outcome: 'PROMISED_TO_PAY', direction: 'INBOUND', delinquencyReason: 'ILLNESS' };
const placement = {
  agency: 'northgate',
  placed: [usd(10_000n), usd(5_025n)],
  lineCount: 2,
  namedCount: 1,
  reason: 'PAID',
  unannouncedReason: '',
  notes: '',
};
const invoice: InvoiceData = {
  number: 'A-1',
  amount: usd(12_000n),
  remaining: usd(2_000n),
  dueDate: '2013-03-01',
  episode: 2,
  changedFields: ['amount', 'due_date'],
  collected: false,
};
const dispute = {
  ...{ number: 'A-1', disputed: usd(2_000n), credited: usd(1_500n), state: 'OPEN', deadline: '2013-04-01' },
};
const allocation = { allocated: [usd(7_000n), usd(3_000n)], unapplied: usd(500n) };
const settlement = {
  ...{ amount: usd(80_00n), discount: usd(20_00n), paid: usd(0n), untilDate: '2013-03-15', invoiceCount: 2 },
};
const promise = {
  ...{ amount: usd(6_000n), paid: usd(0n), method: 'CHEQUE', dueDate: '2013-03-15', lastDate: '2013-03-18' },
  ...{ invoiceCount: 2, cancelReason: '' },
};
const plan = {
  ...{ amount: usd(9_000n), paid: usd(3_000n), arrears: usd(1_500n), state: 'BROKEN', change: 'IN_ARREARS' },
  ...{ instalmentCount: 6, invoiceCount: 2, dueDate: '2013-03-15', reason: 'TOO_MANY_MISSED' },
};
const payment = { amount: usd(10_500n), method: 'BANK_TRANSFER', valueDate: '2013-03-05', reversalReason: 'RETURNED' };
const collected = {
  sequence: 'friendly-reminders',
  sequenceVersion: 1,
  currency: 'USD',
  state: 'WILL_FAIL',
  steps: [
    { stepId: 'reminder-3', outcome: 'SENT' },
    { stepId: 'call-21', outcome: 'TASK_CREATED' },
  ],
  previous: null,
  merged: false,
};
const document = { kind: 'PAYMENT_PROOF', finding: 'Eicar-Test', scanned: true };
const metadata = {
  schema: 'Contract',
  number: 'A-1',
  changes: [
    { label: 'Tariff', from: 'BASIC', to: 'PLUS', withheld: false },
    { label: 'Signed', from: '', to: 'true', withheld: false },
    { label: 'Ends on', from: '2013-05-01', to: '', withheld: false },
    { label: 'Remark', from: '', to: '', withheld: true },
  ],
};
const charge = {
  ...{ kind: 'FEE', number: 'A-1', reason: 'second reminder' },
  amount: { minor: 500n, currency: 'USD' },
};
const prolongation = {
  ...{ number: 'A-1', days: 14, dueDate: '2013-03-24', feeNumber: 'P-1', reason: 'asked on the phone' },
  fee: { minor: 595n, currency: 'USD' },
};
const attempt = { label: 'visa 4242', amount: { minor: 2_000n, currency: 'USD' }, reason: '' };
const loss = { number: 'A-1', amount: { minor: 2_000n, currency: 'USD' }, takenBack: false, reason: '' };
const approval = {
  ...{ act: 'WAIVE_CHARGE', number: 'A-1', state: 'REQUESTED', requester: 'user:ann', reason: 'goodwill' },
  ...{ decisionReason: '', amount: { minor: 5_000n, currency: 'USD' } },
};
const hold = { scope: 'INVOICE', holdReason: 'promised on the phone', endsAt: new Date('2013-04-01T00:00:00Z') };

/** Every event type with the line it is to give: a new event does not compile here either before it has one. */
const expected: { [Type in DiaryEventType]: [DiaryEventData[Type], string] } = {
  'dunlin.communication.v1.MessageSent': [message, 'E-mail sent: reminder version 2 (de)'],
  'dunlin.communication.v1.MessageSuppressed': [
    message,
    'E-mail not sent: reminder version 2 (de) (contact opted out, R07)',
  ],
  'dunlin.communication.v1.MessageBounced': [
    { ...message, channel: 'SMS', reason: 'UNKNOWN_RECIPIENT' },
    'Text message bounced: reminder version 2 (de) (unknown recipient)',
  ],
  'dunlin.communication.v1.MessageFailed': [{ ...message, reason: '' }, 'E-mail failed: reminder version 2 (de)'],
  'dunlin.communication.v1.MessageOutcomeUnknown': [
    message,
    'E-mail with unknown outcome: reminder version 2 (de); it is not sent again',
  ],
  'dunlin.customer.v1.CustomerCreated': [customer, 'Customer created'],
  'dunlin.customer.v1.CustomerChanged': [customer, 'Customer changed: name, candidate zones'],
  'dunlin.customer.v1.ContactChanged': [
    { channel: 'SMS', validity: 'INVALID', isPrimary: true, change: 'INVALIDATED' },
    'Phone number is now invalid',
  ],
  'dunlin.customer.v1.PostalAddressChanged': [{ kind: 'SHIPPING', isRemoved: false }, 'Shipping address changed'],
  'dunlin.customer.v1.BillingContactAdded': [person, 'Billing contact added: treasury'],
  'dunlin.customer.v1.BillingContactChanged': [person, 'Billing contact (treasury) changed: name, contacts'],
  'dunlin.customer.v1.BillingContactRemoved': [person, 'Billing contact removed: treasury'],
  'dunlin.customer.v1.CustomerOptedOut': [customer, 'Opted out of text messages'],
  'dunlin.customer.v1.OptOutWithdrawn': [{ ...customer, channel: 'EMAIL' }, 'Accepts e-mails again'],
  'dunlin.customer.v1.FlagRaised': [
    { flag: 'MORATORIUM', from: null, until: '2013-04-30' },
    'Flag raised: moratorium until 2013-04-30; every contact stops',
  ],
  'dunlin.customer.v1.FlagLowered': [customer, 'Flag lowered: bankrupt'],
  'dunlin.customer.v1.NoteAdded': [{}, 'Note: Pays next week'],
  'dunlin.customer.v1.NoteEdited': [{}, 'Note edited: Pays next week'],
  'dunlin.customer.v1.TaskCreated': [{ queue: 'callers' }, 'Task for callers: Pays next week'],
  'dunlin.customer.v1.TaskResolved': [{ queue: 'callers' }, 'Task for callers done: Pays next week; reached'],
  'dunlin.customer.v1.TaskChanged': [taskChange, 'Task for callers given to Ann Lee: Pays next week'],
  'dunlin.customer.v1.InteractionRecorded': [
    interaction,
    'Call (inbound), promised to pay, because of illness: Pays next week',
  ],
  'dunlin.customer.v1.DocumentUploaded': [document, 'Document uploaded (payment proof): Pays next week'],
  'dunlin.customer.v1.DocumentReleased': [document, 'Document released after a scan: Pays next week'],
  'dunlin.customer.v1.DocumentRefused': [document, 'Document refused (Eicar-Test): Pays next week'],
  'dunlin.customer.v1.DocumentRemoved': [document, 'Document removed: Pays next week'],
  'dunlin.customer.v1.CustomerMetadataChanged': [
    metadata,
    'Contract: Tariff from BASIC to PLUS; Signed is yes; Ends on removed, before it was 2013-05-01; Remark changed',
  ],
  'dunlin.invoice.v1.InvoiceMetadataChanged': [
    { ...metadata, changes: metadata.changes.slice(0, 1) },
    'Contract of invoice A-1: Tariff from BASIC to PLUS',
  ],
  'dunlin.dca_handoff.v1.PlacementProposed': [placement, 'Placement with northgate proposed: 2 debts, 150.25 USD'],
  'dunlin.dca_handoff.v1.PlacementSent': [placement, 'Placed with northgate: 2 debts, 150.25 USD'],
  'dunlin.dca_handoff.v1.PlacementAcknowledged': [placement, 'northgate acknowledged: 1 accepted, 1 rejected'],
  'dunlin.dca_handoff.v1.AcknowledgementRefused': [
    { ...placement, reasons: ['BAD_RESULT', 'UNKNOWN_LINE'] },
    'Acknowledgement of northgate refused: 1 line changed nothing (bad result, unknown line)',
  ],
  'dunlin.dca_handoff.v1.PlacementRefused': [placement, 'Placement with northgate refused (paid)'],
  'dunlin.dca_handoff.v1.RecallRequested': [placement, 'Recall of 1 debt requested from northgate (paid)'],
  'dunlin.dca_handoff.v1.PlacementRecalled': [placement, 'Placement recalled from northgate'],
  'dunlin.dca_handoff.v1.PlacementClosedPaid': [placement, 'Placement with northgate closed: nothing remains'],
  'dunlin.invoice.v1.InvoiceIssued': [
    invoice,
    'Invoice A-1 issued: 120.00 USD, of which 20.00 USD remain, due 2013-03-01',
  ],
  'dunlin.invoice.v1.InvoiceChanged': [
    invoice,
    'Invoice A-1 changed: amount, due date; now 120.00 USD, of which 20.00 USD remain, due 2013-03-01',
  ],
  'dunlin.invoice.v1.InvoiceBalanceChanged': [invoice, 'Invoice A-1: 20.00 USD of 120.00 USD remain'],
  'dunlin.invoice.v1.InvoiceOverdue': [invoice, 'Invoice A-1 overdue: 20.00 USD, was due 2013-03-01'],
  'dunlin.invoice.v1.InvoicePaid': [invoice, 'Invoice A-1 paid: 120.00 USD'],
  'dunlin.invoice.v1.InvoiceVoided': [invoice, 'Invoice A-1 voided: 120.00 USD'],
  'dunlin.invoice.v1.InvoiceReopened': [invoice, 'Invoice A-1 reopened: 20.00 USD, episode 2'],
  'dunlin.invoice.v1.InvoiceSettled': [
    { ...loss, reason: 'SETTLEMENT_FULFILLED' },
    'Invoice A-1 settled: 20.00 USD given up',
  ],
  'dunlin.invoice.v1.InvoiceWrittenOff': [
    { ...loss, reason: 'no reply' },
    'Invoice A-1 written off: 20.00 USD, no reply',
  ],
  'dunlin.invoice.v1.InvoiceRecoveryChanged': [loss, 'Of invoice A-1, which is written off, 20.00 USD recovered'],
  'dunlin.invoice.v1.DisputeRaised': [dispute, 'Of invoice A-1 20.00 USD disputed'],
  'dunlin.invoice.v1.DisputeClosed': [
    { ...dispute, state: 'RESOLVED_IN_PART' },
    'Dispute about invoice A-1 decided in part for the debtor: 15.00 USD credited',
  ],
  'dunlin.invoice.v1.DisputeOverdue': [dispute, 'Dispute about invoice A-1 not decided by 2013-04-01'],
  'dunlin.invoice.v1.ChargeAdded': [charge, 'Fee of 5.00 USD charged on invoice A-1: second reminder'],
  'dunlin.invoice.v1.ChargeWaived': [
    { ...charge, kind: 'COST', reason: 'goodwill' },
    'Costs on invoice A-1 waived by 5.00 USD: goodwill',
  ],
  'dunlin.invoice.v1.InterestPosted': [
    { number: 'A-1', amount: charge.amount, takenBack: false, until: '2013-02-28' },
    'Interest of 5.00 USD charged on invoice A-1, reckoned until 2013-02-28',
  ],
  'dunlin.invoice.v1.CreditNoteCreated': [charge, 'Credit note of 5.00 USD on invoice A-1: second reminder'],
  'dunlin.invoice.v1.InvoiceProlonged': [
    prolongation,
    'Invoice A-1 prolonged by 14 days, due 2013-03-24; fee 5.95 USD, invoice P-1: asked on the phone',
  ],
  'dunlin.invoice.v1.ProlongationCancelled': [
    { ...prolongation, dueDate: '2013-03-10', reason: 'wrong invoice' },
    'Prolongation of invoice A-1 by 14 days taken back, due 2013-03-10: wrong invoice',
  ],
  'dunlin.invoice.v1.ApprovalRequested': [
    approval,
    'Waiver of 50.00 USD on invoice A-1 waits for a second person: goodwill',
  ],
  'dunlin.invoice.v1.ApprovalDecided': [
    { ...approval, state: 'DONE', decisionReason: 'agreed' },
    'Waiver of 50.00 USD on invoice A-1 approved, asked for by user:ann: agreed',
  ],
  'dunlin.invoice.v1.PaymentAllocated': [
    allocation,
    'Payment allocated: 100.00 USD to 2 invoices, 5.00 USD kept as unapplied cash',
  ],
  'dunlin.invoice.v1.PaymentDeallocated': [allocation, 'Allocation reversed: 100.00 USD on 2 invoices'],
  'dunlin.payment.v1.AttemptFailed': [
    { ...attempt, reason: 'stolen_card' },
    'Charge of 20.00 USD to visa 4242 declined: stolen_card',
  ],
  'dunlin.payment.v1.AttemptOutcomeUnknown': [
    attempt,
    'Charge of 20.00 USD to visa 4242 with unknown outcome; it is found out, and not charged again meanwhile',
  ],
  'dunlin.payment.v1.MethodChanged': [
    { state: 'DISABLED_UNTIL', label: 'visa 4242', until: '2013-04-01', reason: 'holiday' },
    'Payment method visa 4242 may not be charged before 2013-04-01: holiday',
  ],
  'dunlin.payment.v1.PaymentSettled': [payment, 'Payment received: 105.00 USD by bank transfer, value date 2013-03-05'],
  'dunlin.payment.v1.PaymentReversed': [payment, 'Payment reversed: 105.00 USD (returned)'],
  'dunlin.payment.v1.ArrangementActivated': [
    plan,
    'Plan to pay 90.00 USD in 6 instalments, the first by 2013-03-15, for 2 invoices',
  ],
  'dunlin.payment.v1.ArrangementChanged': [plan, 'Plan over 90.00 USD is in arrears by 15.00 USD'],
  'dunlin.payment.v1.ArrangementEnded': [plan, 'Plan over 90.00 USD is broken: 30.00 USD paid: Too many missed'],
  'dunlin.payment.v1.ArrangementReopened': [plan, 'Plan over 90.00 USD goes on, as a payment was taken back'],
  'dunlin.payment.v1.PromiseMade': [promise, 'Promise to pay 60.00 USD by 2013-03-15, cheque, for 2 invoices'],
  'dunlin.payment.v1.PromiseKept': [
    { ...promise, paid: usd(60_00n) },
    'Promise kept: 60.00 USD of 60.00 USD paid in time',
  ],
  'dunlin.payment.v1.PromiseBroken': [promise, 'Promise broken: nothing of 60.00 USD paid up to 2013-03-18'],
  'dunlin.payment.v1.PromiseCancelled': [
    { ...promise, cancelReason: 'INVOICES_CLOSED' },
    'Promise to pay 60.00 USD cancelled: Invoices closed',
  ],
  'dunlin.payment.v1.SettlementOffered': [
    settlement,
    'Settlement offered: 80.00 USD by 2013-03-15, 20.00 USD given up, for 2 invoices',
  ],
  'dunlin.payment.v1.SettlementAccepted': [
    settlement,
    'Settlement accepted: 80.00 USD by 2013-03-15, 20.00 USD given up',
  ],
  'dunlin.payment.v1.SettlementFulfilled': [
    { ...settlement, paid: usd(80_00n) },
    'Settlement fulfilled: 80.00 USD of 80.00 USD paid in time',
  ],
  'dunlin.payment.v1.SettlementBreached': [settlement, 'Settlement breached: nothing of 80.00 USD paid; all is owed'],
  'dunlin.payment.v1.SettlementWithdrawn': [settlement, 'Offer to settle for 80.00 USD withdrawn'],
  'dunlin.payment.v1.SettlementExpired': [settlement, 'Offer to settle for 80.00 USD by 2013-03-15 expired'],
  'dunlin.payment.v1.ApprovalRequested': [
    { ...approval, act: 'OFFER_SETTLEMENT' },
    'Settlement of 50.00 USD on invoice A-1 waits for a second person: goodwill',
  ],
  'dunlin.payment.v1.ApprovalDecided': [
    { ...approval, act: 'OFFER_SETTLEMENT', state: 'DONE', decisionReason: 'agreed' },
    'Settlement of 50.00 USD on invoice A-1 approved, asked for by user:ann: agreed',
  ],
  'dunlin.workflow.v1.CaseOpened': [collected, 'Case opened: friendly-reminders version 1, USD'],
  'dunlin.workflow.v1.CaseChanged': [collected, 'Case is now will fail: friendly-reminders version 1'],
  'dunlin.workflow.v1.CaseClosed': [
    { ...collected, state: 'PAID' },
    'Case closed as paid: friendly-reminders version 1',
  ],
  'dunlin.workflow.v1.InvoiceEnrolled': [collected, 'Invoice joined friendly-reminders version 1'],
  'dunlin.workflow.v1.InvoiceLeft': [collected, 'Invoice left friendly-reminders version 1'],
  'dunlin.workflow.v1.StepsDone': [collected, 'Steps: reminder-3 sent, call-21 task created'],
  'dunlin.workflow.v1.HoldPlaced': [hold, 'Hold on the invoice until 2013-04-01 00:00 UTC: promised on the phone'],
  'dunlin.workflow.v1.HoldLifted': [
    { ...hold, scope: 'CUSTOMER' },
    'Hold on the customer ended: promised on the phone',
  ],
};

describe('the line of an event', () => {
  it.each(Object.entries(expected))('%s', (type, [data, line]) => {
    const event = { type, data } as DiaryEvent;
    expect(textOf(event, { text: 'Pays next\n week', outcome: 'reached' })).toBe(line);
  });

  it.each([
    ['ADDED', 'Further e-mail address added; it is unverified'],
    ['REPLACED', 'Further e-mail address replaced; it is unverified'],
    ['MADE_PRIMARY', 'Messages go to another e-mail address; it is unverified'],
    ['REMOVED', 'Further e-mail address removed'],
    ['TAKEN_OVER', 'Further e-mail address comes from files now; it is unverified'],
    ['', 'E-mail address is now unverified'],
  ])('says what happened to a contact: %s', (change, line) => {
    const data = { channel: 'EMAIL', validity: 'UNVERIFIED', isPrimary: false, change };
    expect(textOf({ type: 'dunlin.customer.v1.ContactChanged', data })).toBe(line);
  });

  it('says that contact goes on with a debtor who needs care', () => {
    const data = { flag: 'VULNERABLE', from: null, until: null };
    expect(textOf({ type: 'dunlin.customer.v1.FlagRaised', data })).toBe('Flag raised: vulnerable');
  });

  it('says when contact stops by a flag whose first day is to come', () => {
    const data = { flag: 'MORATORIUM', from: '2013-05-01', until: null };
    expect(textOf({ type: 'dunlin.customer.v1.FlagRaised', data })).toBe(
      'Flag raised: moratorium from 2013-05-01; every contact stops then',
    );
  });

  it('tells of another sequence, of a merger, of collection switched off and of notes', () => {
    const previous = { sequence: 'gentle', sequenceVersion: 3 };
    const lines = [
      textOf({ type: 'dunlin.workflow.v1.CaseChanged', data: { ...collected, previous } }),
      textOf({ type: 'dunlin.workflow.v1.CaseClosed', data: { ...collected, merged: true } }),
      textOf({
        type: 'dunlin.invoice.v1.InvoiceChanged',
        data: { ...invoice, changedFields: ['collectability', 'collection_stands'] },
      }),
      textOf({ type: 'dunlin.dca_handoff.v1.PlacementProposed', data: { ...placement, notes: 'No reply' } }),
    ];
    expect(lines).toEqual([
      'Case now runs friendly-reminders version 1, before gentle version 3',
      'Case of friendly-reminders version 1 merged into another of the customer',
      'Collection of invoice A-1 switched off',
      'Placement with northgate proposed: 2 debts, 150.25 USD: No reply',
    ]);
  });

  it('names what is missing', () => {
    const bare = { ...invoice, amount: null, dueDate: null };
    const line = textOf({ type: 'dunlin.invoice.v1.InvoiceIssued', data: bare });
    expect(line).toBe('Invoice A-1 issued: no amount, due without date');
    expect(textOf({ type: 'dunlin.customer.v1.NoteAdded', data: {} })).toBe('Note');
    expect(textOf({ type: 'dunlin.customer.v1.TaskResolved', data: { queue: 'callers' } })).toBe(
      'Task for callers done',
    );
  });

  it('says of a placement without any notice why it was made', () => {
    const data = { ...placement, unannouncedReason: 'nobody lives at the address' };
    expect(textOf({ type: 'dunlin.dca_handoff.v1.PlacementSent', data })).toBe(
      'Placed with northgate: 2 debts, 150.25 USD, never announced to the debtor: nobody lives at the address',
    );
  });

  it.each([
    ['Bob Ray', 'Looked after by Ann Lee, before it was Bob Ray'],
    ['Ann Lee', 'Looked after by Ann Lee'],
    ['', 'Looked after by Ann Lee'],
  ])('tells who looks after the customer, and that it was %j before', (formerSpecialist, line) => {
    const data = { ...customer, changedFields: ['specialist'], formerSpecialist };
    expect(textOf({ type: 'dunlin.customer.v1.CustomerChanged', data })).toBe(line);
  });

  it.each([
    [{ assigneeName: '' }, 'given back'],
    [
      { changedFields: ['snooze_until_time'], snoozedUntil: new Date('2026-05-01T08:00:00Z') },
      'put off until 2026-05-01 08:00 UTC',
    ],
    [{ changedFields: ['snooze_until_time'] }, 'taken up again'],
    [{ changedFields: ['due_time'] }, 'changed (due time)'],
    [{ changedFields: ['notes', 'assignee'] }, 'changed (notes, assignee)'],
  ])('says what changed about a task: %j', (change, what) => {
    const event = { type: 'dunlin.customer.v1.TaskChanged', data: { ...taskChange, ...change } } as const;
    expect(textOf(event)).toBe(`Task for callers ${what}`);
  });

  it('sums each currency separately', () => {
    const placed = [usd(1n), { minor: 7n, currency: 'JPY' }, usd(2n)];
    const data = { ...placement, placed, lineCount: 3 };
    expect(textOf({ type: 'dunlin.dca_handoff.v1.PlacementSent', data })).toBe(
      'Placed with northgate: 3 debts, 7 JPY and 0.03 USD',
    );
  });

  it('is one line of bounded length whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(expected)),
        fc.string({ unit: 'grapheme', maxLength: 900 }),
        ([type, [data]], text) => {
          const strange = Object.fromEntries(
            Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? text : value]),
          );
          const line = textOf({ type, data: { ...strange, dueDate: null, valueDate: null } } as never, {
            text,
            outcome: text,
          });
          expect([...line].length).toBeLessThanOrEqual(maxLineLength);
          expect(line).not.toMatch(/[\r\n\t]/);
          expect(line).not.toBe('');
        },
      ),
      { examples: Object.entries(expected).map((entry) => [entry, 'toString']) },
    );
  });
});

describe('naming events in a filter', () => {
  it('understands full and short names', () => {
    expect(eventTypesNamed('InvoiceOverdue')).toEqual(['dunlin.invoice.v1.InvoiceOverdue']);
    expect(eventTypesNamed('dunlin.invoice.v1.InvoiceOverdue')).toEqual(['dunlin.invoice.v1.InvoiceOverdue']);
  });

  it.each(['Overdue', '', 'dunlin.invoice.v1.ImportCompleted', 'v1.InvoiceOverdue '])('does not know %j', (name) => {
    expect(eventTypesNamed(name)).toBeNull();
  });
});

describe('an excerpt', () => {
  it('is cut between characters', () => {
    expect(excerpt('🦆🦆🦆', 2)).toBe('🦆…');
    expect(excerpt(' a \n b ', 10)).toBe('a b');
  });
});
