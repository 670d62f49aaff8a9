import { postCharge } from '../../ledger/domain/charges.js';
import { type Invoice, type Lifecycle } from '../../ledger/domain/invoice.js';
import { type Act, allowedActs, objectionTo } from '../../ledger/domain/invoice-acts.js';
import { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { writeOffInvoice } from '../../ledger/domain/losses/write-offs.js';
import { OverdueCalendar } from '../../ledger/domain/overdue-calendar.js';
import { prolongInvoice } from '../../ledger/domain/prolongations.js';
import { createCreditNote } from './credited.js';
import { closeDispute, raiseDispute } from './disputed.js';
import { changeDraft } from './drafts.js';
import { newDraft } from './new-draft.js';
import { issueInvoice, setCollection, standVoid, voidInvoice } from './receivable.js';

const now = new Date('2013-01-05T12:00:00Z');
const calendar = new OverdueCalendar();

const draft = newDraft({
  invoiceId: 'i',
  number: 'N-1',
  customerId: 'c',
  zone: 'UTC',
  creditorId: 'main',
  amountMinor: 100n,
  currency: 'USD',
  issueDate: '2013-01-01',
  dueDate: '2013-02-01',
  overdueAt: calendar.overdueAt('2013-02-01', 'UTC'),
  createdAt: now,
});

/** An invoice in a state, as commands and payments leave it. */
function invoiceIn(lifecycle: Lifecycle, facts: Facts): Invoice {
  const issuedEpisode = lifecycle === 'DRAFT' ? 0 : 1;
  const writeOffMethod = lifecycle === 'WRITTEN_OFF' ? 'DIRECT' : null;
  return { ...draft, lifecycle, writeOffMethod, ...facts, issuedEpisode, paidMinor: lifecycle === 'PAID' ? 100n : 0n };
}

type Facts = Partial<
  Pick<Invoice, 'disputed' | 'disputedMinor' | 'voidStands' | 'collectability' | 'sequence' | 'kind' | 'feeMinor'>
>;

const allocation = {
  ...{ paymentId: 'p', invoiceId: 'i', allocatedAt: now, amountMinor: 100n, creditedMinor: 0n },
  ...{ interestMinor: 0n, feeMinor: 0n, costMinor: 0n, recoveredMinor: 0n },
};

const dispute = { disputeId: 'd', state: 'OPEN', disputedMinor: null, creditedMinor: 0n } as const;

/** A sequence is started in workflow, and a draft that is discarded is gone. */
const commands: Record<Exclude<Act, 'start sequence' | 'discard draft'>, (session: LedgerSession) => void> = {
  issue: (session) => issueInvoice(session, 'i', 'ISSUED'),
  'change draft': (session) =>
    changeDraft(session, 'i', { issueDate: '2013-01-02', dueDate: '2013-02-02', dueDateSource: 'GIVEN' }),
  void: (session) => voidInvoice(session, 'i', 'because'),
  'keep void': (session) => standVoid(session, 'i', true, 'because'),
  'let re-open': (session) => standVoid(session, 'i', false, 'because'),
  'raise dispute': (session) => raiseDispute(session, 'i', dispute, 'because'),
  'close dispute': (session) => closeDispute(session, 'i', dispute, 'because'),
  'set collection': (session) =>
    setCollection(session, 'i', { collectability: 'DO_NOT_COLLECT', stands: true }, 'because'),
  'create credit note': (session) => createCreditNote(session, 'i', { creditNoteId: 'n', minor: 5n }),
  prolong: (session) => void prolongInvoice(session, 'i', '2013-02-15'),
  'write off': (session) => void writeOffInvoice(session, 'i', 'DIRECT', 'because'),
  'close small balance': (session) => void writeOffInvoice(session, 'i', 'SMALL_BALANCE', 'because'),
  'add charge': (session) => void postCharge(session, { chargeId: 'c', invoiceId: 'i', component: 'FEE', minor: 5n }),
};

/** All of it is little. */
const limits = { smallBalances: [{ minor: 1_000n, currency: 'USD' }] };
const givenUp = ['write off', 'close small balance'] as const;

const states: readonly (readonly [Lifecycle, Facts, readonly Act[]])[] = [
  ['DRAFT', {}, ['issue', 'change draft', 'discard draft', 'set collection']],
  [
    'OPEN',
    {},
    [
      'void',
      'raise dispute',
      'set collection',
      'create credit note',
      'add charge',
      'start sequence',
      ...givenUp,
      'prolong',
    ],
  ],
  ['OPEN', { disputed: true }, ['void', 'close dispute', 'set collection', 'start sequence']],
  [
    'OPEN',
    { disputed: true, disputedMinor: 20n },
    ['void', 'close dispute', 'set collection', 'add charge', 'start sequence', 'prolong'],
  ],
  [
    'OPEN',
    { collectability: 'DO_NOT_COLLECT' },
    ['void', 'raise dispute', 'set collection', 'create credit note', ...givenUp],
  ],
  [
    'OPEN',
    { sequence: 'gentle' },
    ['void', 'raise dispute', 'set collection', 'create credit note', 'add charge', ...givenUp, 'prolong'],
  ],
  [
    'OPEN',
    { kind: 'PROLONGATION_FEE', feeMinor: 100n },
    ['void', 'raise dispute', 'set collection', 'start sequence', ...givenUp],
  ],
  ['PAID', {}, ['set collection', 'create credit note']],
  ['PAID', { disputed: true }, ['close dispute', 'set collection']],
  ['WRITTEN_OFF', {}, []],
  ['VOID', {}, ['keep void']],
  ['VOID', { voidStands: true }, ['let re-open']],
  ['VOID', { disputed: true, voidStands: true }, ['let re-open', 'close dispute']],
];

describe.each(states)('an invoice that is %s %j', (lifecycle, facts, allowed) => {
  const invoice = invoiceIn(lifecycle, facts);

  it(`allows ${allowed.join(', ') || 'nothing'}`, () => {
    expect(allowedActs(invoice, limits)).toEqual(allowed);
  });

  it.each((Object.keys(commands) as (keyof typeof commands)[]).map((act) => [act] as const))(
    'is asked about %s as it is refused',
    (act) => {
      const session = new LedgerSession(
        { now, today: '2013-01-05', creditorId: 'main', calendar, preset: 'OLDEST_FIRST', namedPaysDisputed: true },
        { invoices: [invoice], allocations: lifecycle === 'PAID' ? [allocation] : [] },
      );
      const objection = objectionTo(invoice, act, limits);
      if (objection === null) {
        commands[act](session);
        expect(session.invoice('i').version).toBeGreaterThan(invoice.version);
        return;
      }
      expect(objection.reason).toMatch(/^[A-Z_]+$/);
      const refused = expect.objectContaining({
        code: 'INVOICE_STATE_FORBIDS',
        message: expect.stringContaining(objection.text),
        // A refusal names what the state allows; what counts as little it does not know.
        details: {
          state: lifecycle,
          allowed: allowed.filter((one) => one !== 'close small balance'),
          facts: { reason: objection.reason },
        },
      });
      expect(() => commands[act](session)).toThrow(refused);
      expect(session.changes().changed).toEqual([]);
    },
  );
});
