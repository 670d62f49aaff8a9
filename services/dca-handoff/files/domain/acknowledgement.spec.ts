import fc from 'fast-check';
import {
  answerHeader,
  applyAnswers,
  readAnswers,
  unreadable,
  type Answer,
  type AnswerResult,
} from './acknowledgement.js';
import { makeReady, markSent, propose, recall, type Placement } from '../../placements/domain/placement.js';
import type { Verdict } from '../../placements/domain/verdict.js';

const now = new Date('2013-03-01T10:00:00Z');
const placementId = '018f0000-0000-5000-8000-000000000001';
const records = (...rows: string[][]) => [answerHeader, ...rows].map((cells, n) => ({ line: n + 1, cells }));
const verdicts = [1, 2, 3].map((n): Verdict => ({
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
};
const sent = (): Placement => markSent(makeReady(propose(identity, verdicts, now), verdicts), now);
const answer = (lineNumber: number, result: AnswerResult, overrides: Partial<Answer> = {}): Answer => ({
  line: lineNumber + 1,
  placementId,
  lineNumber,
  invoiceNumber: `INV-${lineNumber}`,
  result,
  reason: '',
  ...overrides,
});

describe('reading an answer of an agency', () => {
  it('takes good lines and reports every other one with what is wrong', () => {
    const { answers, faults } = readAnswers(
      records(
        [placementId, '1', 'INV-1', 'ACCEPTED', ''],
        [placementId.toUpperCase(), ' 2 ', 'INV-2', 'REJECTED', 'too\u0000 old'],
        [placementId, '1', 'INV-1', 'MAYBE', ''],
        [placementId, '0', 'INV-1', 'ACCEPTED', ''],
        ['nothing', '1', 'INV-1', 'ACCEPTED', ''],
        [placementId, '1', 'INV-1'],
      ),
    );
    expect(answers).toEqual([
      { line: 2, placementId, lineNumber: 1, invoiceNumber: 'INV-1', result: 'ACCEPTED', reason: '' },
      { line: 3, placementId, lineNumber: 2, invoiceNumber: 'INV-2', result: 'REJECTED', reason: 'too  old' },
    ]);
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'BAD_RESULT'],
      [5, 'BAD_LINE_NUMBER'],
      [6, 'BAD_PLACEMENT_ID'],
      [7, 'WRONG_COLUMNS'],
    ]);
    expect(faults[3]!.content).toBe(`${placementId},1,INV-1`);
  });

  it('refuses a file with other columns or none as a whole', () => {
    expect(readAnswers([{ line: 1, cells: ['a', 'b'] }])).toEqual({
      answers: [],
      faults: [{ line: 1, reason: 'WRONG_COLUMNS', content: 'a,b' }],
    });
    expect(readAnswers([]).faults).toHaveLength(1);
    expect(unreadable('x'.repeat(900)).content).toHaveLength(500);
  });

  it('never throws, whatever the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 7 }), { maxLength: 8 }), (rows) => {
        const { answers, faults } = readAnswers(records(...rows));
        expect(answers.length + faults.length).toBe(rows.length);
      }),
    );
  });
});

describe('applying answers', () => {
  it('changes what was sent and reports what cannot be', () => {
    const { answered, returned, faults } = applyAnswers(sent(), [
      answer(1, 'ACCEPTED'),
      answer(2, 'REJECTED', { reason: 'too old' }),
      answer(3, 'ACCEPTED'),
      answer(4, 'ACCEPTED'),
      answer(1, 'ACCEPTED', { invoiceNumber: 'INV-9' }),
      answer(1, 'RECALLED'),
    ]);
    expect(answered).toMatchObject({ placement: { state: 'ACTIVE' }, rejectedInvoiceIds: ['i2'] });
    expect(returned).toBeNull();
    expect(faults.map(({ reason }) => reason)).toEqual([
      'NOT_SENT',
      'UNKNOWN_LINE',
      'OTHER_INVOICE',
      'RECALL_NOT_REQUESTED',
    ]);
  });

  it('changes nothing when the same is said again, and reports a contradiction', () => {
    const first = applyAnswers(sent(), [answer(1, 'ACCEPTED'), answer(2, 'REJECTED')]).answered!.placement;
    const again = applyAnswers(first, [answer(1, 'ACCEPTED'), answer(2, 'REJECTED')]);
    expect(again).toEqual({ answered: null, returned: null, faults: [] });
    const other = applyAnswers(first, [answer(1, 'REJECTED'), answer(2, 'ACCEPTED')]);
    expect(other).toMatchObject({
      answered: null,
      faults: [{ reason: 'ALREADY_ANSWERED' }, { reason: 'ALREADY_ANSWERED' }],
    });
  });

  it('lets a recall cross the first answer', () => {
    const crossing = recall(sent(), [], 'WISH');
    const { answered, returned, faults } = applyAnswers(crossing, [
      answer(1, 'ACCEPTED'),
      answer(2, 'REJECTED'),
      answer(1, 'RECALLED'),
      answer(2, 'RECALLED'),
    ]);
    expect(faults).toEqual([]);
    expect(answered).toMatchObject({ placement: { state: 'RECALL_REQUESTED' }, rejectedInvoiceIds: ['i2'] });
    expect(returned).toMatchObject({ state: 'RECALLED' });
  });
});
