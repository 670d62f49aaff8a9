import type { LineDecision } from '../../placements/domain/line-decision.js';
import { makeReady, markSent, type Placement, propose } from '../../placements/domain/placement.js';
import { recall } from '../../placements/domain/recall.js';
import { applyAcknowledgements } from './acknowledgement.js';
import type { Acknowledgement, AcknowledgementResult } from './acknowledgement-file.js';

const now = new Date('2013-03-01T10:00:00Z');
const placementId = '018f0000-0000-5000-8000-000000000001';
const decisions = [1, 2, 3].map((n): LineDecision => ({
  invoiceId: `i${n}`,
  refusal: n === 3 ? 'PAID' : null,
  invoiceNumber: `INV-${n}`,
  balance: { minor: 100n, currency: 'USD' },
  dueDate: null,
  invoiceVersion: 1n,
}));
const identity = {
  placementId,
  idempotencyKey: 'k',
  agency: 'northgate',
  customerId: 'acme',
  customerReference: 'C',
  caseId: null,
  unannouncedReason: '',
  notes: '',
  liftsPause: false,
};
const sent = (): Placement => markSent(makeReady(propose(identity, decisions, now), decisions), now);
const acknowledge = (
  lineNumber: number,
  result: AcknowledgementResult,
  overrides: Partial<Acknowledgement> = {},
): Acknowledgement => ({
  line: lineNumber + 1,
  placementId,
  lineNumber,
  invoiceNumber: `INV-${lineNumber}`,
  result,
  reason: '',
  ...overrides,
});

describe('applying acknowledgements', () => {
  it('changes what was sent and reports what cannot be', () => {
    const { acknowledged, returned, faults } = applyAcknowledgements(sent(), [
      acknowledge(1, 'ACCEPTED'),
      acknowledge(2, 'REJECTED', { reason: 'too old' }),
      acknowledge(3, 'ACCEPTED'),
      acknowledge(4, 'ACCEPTED'),
      acknowledge(1, 'ACCEPTED', { invoiceNumber: 'INV-9' }),
      acknowledge(1, 'RECALLED'),
    ]);
    expect(acknowledged).toMatchObject({ placement: { state: 'ACTIVE' }, rejectedInvoiceIds: ['i2'] });
    expect(returned).toBeNull();
    expect(faults.map(({ reason }) => reason)).toEqual([
      'NOT_SENT',
      'UNKNOWN_LINE',
      'OTHER_INVOICE',
      'RECALL_NOT_REQUESTED',
    ]);
  });

  it('changes nothing when the same is said again, and reports a contradiction', () => {
    const first = applyAcknowledgements(sent(), [acknowledge(1, 'ACCEPTED'), acknowledge(2, 'REJECTED')]).acknowledged!
      .placement;
    const again = applyAcknowledgements(first, [acknowledge(1, 'ACCEPTED'), acknowledge(2, 'REJECTED')]);
    expect(again).toEqual({ acknowledged: null, returned: null, faults: [] });
    const other = applyAcknowledgements(first, [acknowledge(1, 'REJECTED'), acknowledge(2, 'ACCEPTED')]);
    expect(other).toMatchObject({
      acknowledged: null,
      faults: [{ reason: 'ALREADY_ACKNOWLEDGED' }, { reason: 'ALREADY_ACKNOWLEDGED' }],
    });
  });

  it('knows a number again that was sent with an apostrophe before it', () => {
    const formula = { ...sent(), lines: sent().lines.map((line) => ({ ...line, invoiceNumber: '=1+1' })) };
    const given = (invoiceNumber: string) =>
      applyAcknowledgements(formula, [acknowledge(1, 'ACCEPTED', { invoiceNumber })]);
    expect(given("'=1+1")).toMatchObject({ acknowledged: { placement: { state: 'SENT' } }, faults: [] });
    expect(given('=1+1').faults).toEqual([]);
    expect(given("''=1+1").faults).toMatchObject([{ reason: 'OTHER_INVOICE' }]);
  });

  it('lets a recall cross the first acknowledgement', () => {
    const crossing = recall(sent(), [], 'WISH', now);
    const { acknowledged, returned, faults } = applyAcknowledgements(crossing, [
      acknowledge(1, 'ACCEPTED'),
      acknowledge(2, 'REJECTED'),
      acknowledge(1, 'RECALLED'),
      acknowledge(2, 'RECALLED'),
    ]);
    expect(faults).toEqual([]);
    expect(acknowledged).toMatchObject({ placement: { state: 'RECALL_REQUESTED' }, rejectedInvoiceIds: ['i2'] });
    expect(returned).toMatchObject({ state: 'RECALLED' });
  });
});
