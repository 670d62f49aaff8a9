import fc from 'fast-check';
import type { InvoiceReason } from '#libs/fence';
import { applyAcknowledgements } from '../../files/domain/acknowledgement.js';
import type { Acknowledgement, AcknowledgementResult } from '../../files/domain/acknowledgement-file.js';
import type { LineDecision } from './line-decision.js';
import { makeReady, markSent, type Placement, placementTransitions, propose } from './placement.js';
import { lineTransitions, openLineStates, type SettledWhilePlaced } from './placement-line.js';
import {
  expireRecall,
  newlyRecalled,
  newlyReturned,
  recall as recallAt,
  recallDays,
  recallSettled as recallSettledAt,
  recordSettlementWhilePlaced,
} from './recall.js';

const now = new Date('2013-03-01T10:00:00Z');
const identity = {
  placementId: '018f0000-0000-5000-8000-000000000001',
  idempotencyKey: 'k',
  agency: 'northgate',
  customerId: 'acme',
  customerReference: 'C-1',
  caseId: null,
  unannouncedReason: '',
  notes: '',
  liftsPause: false,
};
const decision = (n: number, refusal: InvoiceReason | null = null): LineDecision => ({
  invoiceId: `i${n}`,
  refusal,
  invoiceNumber: `INV-${n}`,
  balance: { minor: 100n * BigInt(n), currency: 'USD' },
  dueDate: '2013-01-15',
  invoiceVersion: 1n,
});
const draft = (count: number) =>
  propose(
    identity,
    Array.from({ length: count }, (_, n) => decision(n + 1)),
    now,
  );
const ready = (count: number) =>
  makeReady(
    draft(count),
    draft(count).lines.map((_, n) => decision(n + 1)),
  );
const sent = (count: number) => markSent(ready(count), now);
let version = 1n;
/** An event that is newer than what is known. */
const settle = (placement: Placement, invoiceId: string, settled: SettledWhilePlaced | null) =>
  recordSettlementWhilePlaced(placement, invoiceId, settled, (version += 1n));
const recall = (placement: Placement, invoiceIds: string[], reason: string) =>
  recallAt(placement, invoiceIds, reason, now);
const recallSettled = (placement: Placement) => recallSettledAt(placement, now);
const states = (placement: Placement) => placement.lines.map(({ state }) => state);
const acknowledge = (n: number, result: AcknowledgementResult, reason = ''): Acknowledgement => ({
  line: n + 1,
  placementId: identity.placementId,
  lineNumber: n,
  invoiceNumber: `INV-${n}`,
  result,
  reason,
});
const acknowledged = (placement: Placement, ...given: Acknowledgement[]) => {
  const result = applyAcknowledgements(placement, given);
  return result.returned ?? result.acknowledged?.placement ?? placement;
};

describe('a placement', () => {
  it('keeps refused invoices with their reason and proposes the others', () => {
    const placement = propose(identity, [decision(1), decision(2, 'DISPUTED')], now);
    expect(placement).toMatchObject({ state: 'DRAFT', version: 1n, createdAt: now, sentAt: null });
    expect(placement.lines).toMatchObject([
      { lineNumber: 1, state: 'PROPOSED', reason: '', placed: { minor: 100n } },
      { lineNumber: 2, state: 'REFUSED', reason: 'DISPUTED' },
    ]);
  });

  it('is refused when nothing may be placed, with the reason that all share', () => {
    expect(propose(identity, [decision(1, 'PAID'), decision(2, 'PAID')], now)).toMatchObject({
      state: 'REFUSED',
      reason: 'PAID',
    });
    expect(propose(identity, [decision(1, 'PAID'), decision(2, 'VOID')], now)).toMatchObject({
      reason: 'SEVERAL_REASONS',
    });
  });

  it('takes the balance when it becomes ready, and refuses what may not be placed any more', () => {
    const fresh = { ...decision(1), balance: { minor: 40n, currency: 'USD' } };
    const placement = makeReady(draft(2), [fresh, decision(2, 'MONEY_IN_FLIGHT')]);
    expect(placement).toMatchObject({ state: 'READY', version: 2n });
    expect(placement.lines).toMatchObject([
      { placed: { minor: 40n } },
      { state: 'REFUSED', reason: 'MONEY_IN_FLIGHT' },
    ]);
    expect(makeReady(draft(1), [decision(1, 'INVOICE_HELD')])).toMatchObject({
      state: 'REFUSED',
      reason: 'INVOICE_HELD',
    });
    expect(() => makeReady(placement, [])).toThrow(
      expect.objectContaining({ code: 'PLACEMENT_STATE_FORBIDS', details: { state: 'READY', allowed: [] } }),
    );
  });

  it('refuses an invoice that is paid before it is sent', () => {
    const placement = settle(draft(2), 'i1', 'PAID')!;
    expect(placement.lines[0]).toMatchObject({ state: 'REFUSED', reason: 'PAID' });
    expect(placement.state).toBe('DRAFT');
    expect(settle(placement, 'i2', 'VOID')).toMatchObject({ state: 'REFUSED', reason: 'SEVERAL_REASONS' });
    expect(settle(placement, 'i1', 'PAID')).toBeNull();
  });

  it('keeps the content of a file on its way, and recalls what was paid since once it is sent', () => {
    const noted = settle(ready(2), 'i1', 'PAID')!;
    expect(states(noted)).toEqual(['PROPOSED', 'PROPOSED']);
    const after = recallSettled(markSent(noted, now))!;
    expect(states(after)).toEqual(['RECALL_REQUESTED', 'SENT']);
    expect(after).toMatchObject({ state: 'SENT', recallCount: 1 });
  });

  it('becomes active or rejected when all lines are acknowledged', () => {
    const half = acknowledged(sent(2), acknowledge(1, 'ACCEPTED'));
    expect(half.state).toBe('SENT');
    expect(acknowledged(half, acknowledge(2, 'REJECTED', 'too old'))).toMatchObject({
      state: 'ACTIVE',
      lines: [{ state: 'ACTIVE' }, { state: 'REJECTED', reason: 'too old' }],
    });
    expect(acknowledged(sent(1), acknowledge(1, 'REJECTED'))).toMatchObject({
      state: 'REJECTED',
      reason: 'REJECTED_BY_AGENCY',
    });
  });

  it('closes as paid when every placed invoice was paid, and as recalled otherwise', () => {
    const active = acknowledged(sent(2), acknowledge(1, 'ACCEPTED'), acknowledge(2, 'ACCEPTED'));
    const onePaid = recallSettled(settle(active, 'i1', 'PAID')!)!;
    expect(onePaid.state).toBe('ACTIVE');
    const bothPaid = recallSettled(settle(onePaid, 'i2', 'PAID')!)!;
    expect(bothPaid).toMatchObject({ state: 'RECALL_REQUESTED', recallCount: 2 });
    const closed = acknowledged(bothPaid, acknowledge(1, 'RECALLED'), acknowledge(2, 'RECALLED'));
    expect(closed).toMatchObject({ state: 'CLOSED_PAID', reason: 'PAID' });
    expect(newlyReturned(bothPaid, closed).map(({ invoiceId }) => invoiceId)).toEqual(['i1', 'i2']);
    const voided = recallSettled(settle(onePaid, 'i2', 'VOID')!)!;
    expect(expireRecall(voided)).toMatchObject({
      state: 'RECALLED',
      reason: 'RECALL_EXPIRED',
      lines: [{ state: 'CLOSED_PAID' }, { state: 'RECALLED' }],
    });
  });

  it('comes back as recalled when the payment was reversed before the agency confirmed', () => {
    const paid = recallSettled(settle(sent(1), 'i1', 'PAID')!)!;
    const reopened = settle(paid, 'i1', null)!;
    expect(acknowledged(reopened, acknowledge(1, 'RECALLED')).state).toBe('RECALLED');
  });

  it('ignores an event about an invoice that is older than what is known', () => {
    const reopened = recordSettlementWhilePlaced(sent(1), 'i1', null, 5n)!;
    expect(reopened).toMatchObject({
      version: 3n,
      lines: [{ state: 'SENT', settledWhilePlaced: null, invoiceVersion: 5n }],
    });
    expect(recordSettlementWhilePlaced(reopened, 'i1', 'PAID', 4n)).toBeNull();
    expect(recordSettlementWhilePlaced(draft(1), 'i1', 'PAID', 1n)).toBeNull();
    expect(recordSettlementWhilePlaced(reopened, 'i1', 'PAID', 6n)).toMatchObject({
      lines: [{ settledWhilePlaced: 'PAID' }],
    });
  });

  it('is recalled by an agent, in whole or in part, and says what is wrong otherwise', () => {
    const before = sent(3);
    const part = recall(before, ['i2'], 'settled by phone');
    expect(newlyRecalled(before, part).map(({ invoiceId }) => invoiceId)).toEqual(['i2']);
    const whole = recall(part, [], 'customer complained');
    expect(whole).toMatchObject({ state: 'RECALL_REQUESTED', reason: 'customer complained', recallCount: 2 });
    expect(() => recall(whole, [], 'again')).toThrow(
      expect.objectContaining({ details: { state: 'RECALL_REQUESTED', allowed: ['expireRecall'] } }),
    );
    expect(() => recall(before, ['i9'], 'x')).toThrow(expect.objectContaining({ code: 'PLACEMENT_LINE_NOT_FOUND' }));
    expect(() => recall(draft(1), [], 'x')).toThrow(expect.objectContaining({ code: 'PLACEMENT_STATE_FORBIDS' }));
    expect(() => expireRecall(before)).toThrow(expect.objectContaining({ code: 'PLACEMENT_STATE_FORBIDS' }));
  });
});

describe('a requested recall', () => {
  const later = new Date('2013-03-09T10:00:00Z');

  it('expires so many days after it was requested, and a further one does not prolong it', () => {
    const one = recallAt(sent(2), ['i1'], 'WISH', now);
    expect(one.recallEndsAt).toEqual(new Date(now.getTime() + recallDays * 86_400_000));
    expect(recallAt(one, ['i2'], 'WISH', later).recallEndsAt).toEqual(one.recallEndsAt);
    expect(recallSettledAt(settle(one, 'i2', 'PAID')!, later)!.recallEndsAt).toEqual(one.recallEndsAt);
  });

  it('has no end once nothing is requested any more, and the next begins anew', () => {
    const back = expireRecall(recallAt(sent(2), ['i1'], 'WISH', now));
    expect(back.recallEndsAt).toBeNull();
    expect(recallAt(back, [], 'WISH', later).recallEndsAt).toEqual(new Date('2013-03-23T10:00:00Z'));
  });
});

describe('the state tables of placements', () => {
  type Step = (placement: Placement) => Placement;
  const lineNumber = fc.integer({ min: 1, max: 3 });
  const refusals = fc.array(fc.constantFrom<InvoiceReason | null>(null, 'PAID', 'DISPUTED'), {
    minLength: 3,
    maxLength: 3,
  });
  const decisions = refusals.map((list) => list.map((refusal, n) => decision(n + 1, refusal)));
  const steps = fc.array(
    fc.oneof(
      decisions.map(
        (list): Step =>
          (placement) =>
            makeReady(placement, list),
      ),
      fc.constant<Step>((placement) => markSent(placement, now)),
      fc.tuple(lineNumber, fc.constantFrom<SettledWhilePlaced | null>('PAID', 'VOID', null)).map(
        ([n, settled]): Step =>
          (placement) =>
            settle(placement, `i${n}`, settled) ?? placement,
      ),
      fc.constant<Step>((placement) => recallSettled(placement) ?? placement),
      fc.array(lineNumber, { maxLength: 2 }).map(
        (list): Step =>
          (placement) =>
            recall(
              placement,
              list.map((n) => `i${n}`),
              'WISH',
            ),
      ),
      fc.constant<Step>(expireRecall),
      fc
        .array(fc.tuple(lineNumber, fc.constantFrom<AcknowledgementResult>('ACCEPTED', 'REJECTED', 'RECALLED')), {
          maxLength: 3,
        })
        .map(
          (list): Step =>
            (placement) =>
              acknowledged(placement, ...list.map(([n, result]) => acknowledge(n, result))),
        ),
    ),
    { maxLength: 14 },
  );

  it('are obeyed on every path; versions grow with every change and ended lines stay ended', () => {
    fc.assert(
      fc.property(decisions, steps, (first, path) => {
        let current = propose(identity, first, now);
        for (const step of path) {
          const before = current;
          try {
            current = step(before);
          } catch (error) {
            expect(error).toMatchObject({
              code: 'PLACEMENT_STATE_FORBIDS',
              kind: 'refused',
              details: { state: before.state },
            });
            continue;
          }
          if (current === before) continue;
          const visible = states(current).join() !== states(before).join();
          expect(current.version > before.version).toBe(visible || current.state !== before.state);
          expect(reachable(before.state, placementTransitions)).toContain(current.state);
          current.lines.forEach((line, n) => {
            const from = before.lines[n]!.state;
            expect(reachable(from, mapValues(lineTransitions))).toContain(line.state);
            if (Object.keys(lineTransitions[from]).length === 0) expect(line).toEqual(before.lines[n]);
          });
          const open = current.lines.some(({ state }) => openLineStates.includes(state));
          expect(open).toBe(placementTransitions[current.state].length > 0);
          expect(current.recallEndsAt !== null).toBe(states(current).includes('RECALL_REQUESTED'));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** A step may make several moves, such as being accepted and given back by one file. */
function reachable<State extends string>(from: State, table: Readonly<Record<State, readonly State[]>>): Set<State> {
  const found = new Set([from]);
  for (const state of found) for (const next of table[state]) found.add(next);
  return found;
}

function mapValues(table: typeof lineTransitions) {
  const rows = Object.entries(table).map(([state, row]) => [state, Object.values(row)]);
  return Object.fromEntries(rows) as Record<keyof typeof lineTransitions, (keyof typeof lineTransitions)[]>;
}
