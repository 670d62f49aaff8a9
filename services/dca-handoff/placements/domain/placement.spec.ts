import fc from 'fast-check';
import { applyAnswers, type Answer, type AnswerResult } from '../../files/domain/acknowledgement.js';
import {
  expireRecall,
  lineTransitions,
  makeReady,
  markSent,
  newlyRecalled,
  newlyReturned,
  noteMeanwhile as noteNews,
  openLineStates,
  placementTransitions,
  propose,
  recall,
  recallSettled,
  type Meanwhile,
  type Placement,
} from './placement.js';
import type { Refusal, Verdict } from './verdict.js';

const now = new Date('2013-03-01T10:00:00Z');
const identity = {
  placementId: '018f0000-0000-5000-8000-000000000001',
  idempotencyKey: 'k',
  agency: 'northgate',
  customerId: 'acme',
  customerReference: 'C-1',
  caseId: null,
};
const verdict = (n: number, refusal: Refusal | null = null): Verdict => ({
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
    Array.from({ length: count }, (_, n) => verdict(n + 1)),
    now,
  );
const ready = (count: number) =>
  makeReady(
    draft(count),
    draft(count).lines.map((_, n) => verdict(n + 1)),
  );
const sent = (count: number) => markSent(ready(count), now);
let news = 1n;
/** News that is always newer than what is known. */
const noteMeanwhile = (placement: Placement, invoiceId: string, meanwhile: Meanwhile | null) =>
  noteNews(placement, invoiceId, meanwhile, (news += 1n));
const states = (placement: Placement) => placement.lines.map(({ state }) => state);
const answer = (n: number, result: AnswerResult, reason = ''): Answer => ({
  line: n + 1,
  placementId: identity.placementId,
  lineNumber: n,
  invoiceNumber: `INV-${n}`,
  result,
  reason,
});
const answered = (placement: Placement, ...answers: Answer[]) => {
  const result = applyAnswers(placement, answers);
  return result.returned ?? result.answered?.placement ?? placement;
};

describe('a placement', () => {
  it('keeps refused debts with their reason and proposes the others', () => {
    const placement = propose(identity, [verdict(1), verdict(2, 'DISPUTED')], now);
    expect(placement).toMatchObject({ state: 'DRAFT', version: 1n, createdAt: now, sentAt: null });
    expect(placement.lines).toMatchObject([
      { lineNumber: 1, state: 'PROPOSED', reason: '', placed: { minor: 100n } },
      { lineNumber: 2, state: 'REFUSED', reason: 'DISPUTED' },
    ]);
  });

  it('is refused when nothing may be placed, with the reason that all share', () => {
    expect(propose(identity, [verdict(1, 'PAID'), verdict(2, 'PAID')], now)).toMatchObject({
      state: 'REFUSED',
      reason: 'PAID',
    });
    expect(propose(identity, [verdict(1, 'PAID'), verdict(2, 'VOID')], now)).toMatchObject({
      reason: 'SEVERAL_REASONS',
    });
  });

  it('takes the balance when it becomes ready, and refuses what may not be placed any more', () => {
    const fresh = { ...verdict(1), balance: { minor: 40n, currency: 'USD' } };
    const placement = makeReady(draft(2), [fresh, verdict(2, 'MONEY_IN_FLIGHT')]);
    expect(placement).toMatchObject({ state: 'READY', version: 2n });
    expect(placement.lines).toMatchObject([
      { placed: { minor: 40n } },
      { state: 'REFUSED', reason: 'MONEY_IN_FLIGHT' },
    ]);
    expect(makeReady(draft(1), [verdict(1, 'INVOICE_HELD')])).toMatchObject({
      state: 'REFUSED',
      reason: 'INVOICE_HELD',
    });
    expect(() => makeReady(placement, [])).toThrow(
      expect.objectContaining({ code: 'PLACEMENT_WRONG_STATE', details: { state: 'READY', allowed: [] } }),
    );
  });

  it('refuses a debt that is paid before it is sent', () => {
    const placement = noteMeanwhile(draft(2), 'i1', 'PAID')!;
    expect(placement.lines[0]).toMatchObject({ state: 'REFUSED', reason: 'PAID_MEANWHILE' });
    expect(placement.state).toBe('DRAFT');
    expect(noteMeanwhile(placement, 'i2', 'VOIDED')).toMatchObject({ state: 'REFUSED', reason: 'SEVERAL_REASONS' });
    expect(noteMeanwhile(placement, 'i1', 'PAID')).toBeNull();
  });

  it('keeps the content of a file on its way, and recalls what was paid meanwhile once it is sent', () => {
    const noted = noteMeanwhile(ready(2), 'i1', 'PAID')!;
    expect(states(noted)).toEqual(['PROPOSED', 'PROPOSED']);
    const after = recallSettled(markSent(noted, now))!;
    expect(states(after)).toEqual(['RECALL_REQUESTED', 'SENT']);
    expect(after).toMatchObject({ state: 'SENT', recallCount: 1 });
  });

  it('becomes active or rejected when all lines are answered', () => {
    const half = answered(sent(2), answer(1, 'ACCEPTED'));
    expect(half.state).toBe('SENT');
    expect(answered(half, answer(2, 'REJECTED', 'too old'))).toMatchObject({
      state: 'ACTIVE',
      lines: [{ state: 'ACTIVE' }, { state: 'REJECTED', reason: 'too old' }],
    });
    expect(answered(sent(1), answer(1, 'REJECTED'))).toMatchObject({ state: 'REJECTED', reason: 'REJECTED_BY_AGENCY' });
  });

  it('closes as paid when every placed debt was paid, and as recalled otherwise', () => {
    const active = answered(sent(2), answer(1, 'ACCEPTED'), answer(2, 'ACCEPTED'));
    const onePaid = recallSettled(noteMeanwhile(active, 'i1', 'PAID')!)!;
    expect(onePaid.state).toBe('ACTIVE');
    const bothPaid = recallSettled(noteMeanwhile(onePaid, 'i2', 'PAID')!)!;
    expect(bothPaid).toMatchObject({ state: 'RECALL_REQUESTED', recallCount: 2 });
    const closed = answered(bothPaid, answer(1, 'RECALLED'), answer(2, 'RECALLED'));
    expect(closed).toMatchObject({ state: 'CLOSED_PAID', reason: 'PAID' });
    expect(newlyReturned(bothPaid, closed).map(({ invoiceId }) => invoiceId)).toEqual(['i1', 'i2']);
    const voided = recallSettled(noteMeanwhile(onePaid, 'i2', 'VOIDED')!)!;
    expect(expireRecall(voided)).toMatchObject({
      state: 'RECALLED',
      reason: 'RECALL_EXPIRED',
      lines: [{ state: 'CLOSED_PAID' }, { state: 'RECALLED' }],
    });
  });

  it('comes back as recalled when the payment was reversed before the agency confirmed', () => {
    const paid = recallSettled(noteMeanwhile(sent(1), 'i1', 'PAID')!)!;
    const reopened = noteMeanwhile(paid, 'i1', null)!;
    expect(answered(reopened, answer(1, 'RECALLED')).state).toBe('RECALLED');
  });

  it('does not believe news of an invoice that is older than what is known', () => {
    const reopened = noteNews(sent(1), 'i1', null, 5n)!;
    expect(reopened).toMatchObject({ version: 3n, lines: [{ state: 'SENT', meanwhile: null, invoiceVersion: 5n }] });
    expect(noteNews(reopened, 'i1', 'PAID', 4n)).toBeNull();
    expect(noteNews(draft(1), 'i1', 'PAID', 1n)).toBeNull();
    expect(noteNews(reopened, 'i1', 'PAID', 6n)).toMatchObject({ lines: [{ meanwhile: 'PAID' }] });
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
    expect(() => recall(draft(1), [], 'x')).toThrow(expect.objectContaining({ code: 'PLACEMENT_WRONG_STATE' }));
    expect(() => expireRecall(before)).toThrow(expect.objectContaining({ code: 'PLACEMENT_WRONG_STATE' }));
  });
});

describe('the state tables of placements', () => {
  type Step = (placement: Placement) => Placement;
  const lineNumber = fc.integer({ min: 1, max: 3 });
  const refusals = fc.array(fc.constantFrom<Refusal | null>(null, 'PAID', 'DISPUTED'), { minLength: 3, maxLength: 3 });
  const verdicts = refusals.map((list) => list.map((refusal, n) => verdict(n + 1, refusal)));
  const steps = fc.array(
    fc.oneof(
      verdicts.map(
        (list): Step =>
          (placement) =>
            makeReady(placement, list),
      ),
      fc.constant<Step>((placement) => markSent(placement, now)),
      fc.tuple(lineNumber, fc.constantFrom<Meanwhile | null>('PAID', 'VOIDED', null)).map(
        ([n, meanwhile]): Step =>
          (placement) =>
            noteMeanwhile(placement, `i${n}`, meanwhile) ?? placement,
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
        .array(fc.tuple(lineNumber, fc.constantFrom<AnswerResult>('ACCEPTED', 'REJECTED', 'RECALLED')), {
          maxLength: 3,
        })
        .map(
          (list): Step =>
            (placement) =>
              answered(placement, ...list.map(([n, result]) => answer(n, result))),
        ),
    ),
    { maxLength: 14 },
  );

  it('are obeyed on every path; versions grow with every change and ended lines stay ended', () => {
    fc.assert(
      fc.property(verdicts, steps, (first, path) => {
        let current = propose(identity, first, now);
        for (const step of path) {
          const before = current;
          try {
            current = step(before);
          } catch (error) {
            expect(error).toMatchObject({
              code: 'PLACEMENT_WRONG_STATE',
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
