import fc from 'fast-check';
import { addDays, type LocalDate } from '#libs/time';
import type { PromisableInvoice } from '../../promises/domain/draft.js';
import type { ArrangementPlan } from './arrangement.js';
import { chargeDue } from './charge.js';
import { draftPlan, instalmentsOf, type PlanFacts, type PlanRules, type PlanTerms } from './draft.js';
import { countOf, frequencies, shiftDate } from './schedule.js';

const now = new Date('2026-03-01T12:00:00Z');
const rules: PlanRules = {
  ...{
    maxCount: 60,
    minAmounts: [],
    maxFirstDays: 60,
    maxMonths: 60,
    graceDays: 0,
    maxMissed: 1,
    maxDaysInArrears: 30,
  },
};
const anInvoice = (invoiceId: string, more: Partial<PromisableInvoice> = {}): PromisableInvoice => ({
  ...{ invoiceId, number: invoiceId, customerId: 'c', currency: 'EUR', lifecycle: 'OPEN', collectable: true },
  ...{
    disputed: false,
    collectableMinor: 50_00n,
    dueDate: '2026-01-01',
    version: 1n,
    placed: false,
    disputedInPart: false,
    ...more,
  },
});
const terms: PlanTerms = {
  ...{ customerId: 'c', invoiceIds: ['a', 'b'], count: 4, amount: null, frequency: 'WEEKLY' },
  ...{ firstDate: '2026-03-05', methodId: null, supersedeIds: [] },
};
const facts: PlanFacts = { zone: 'UTC', invoices: [anInvoice('a'), anInvoice('b')] };

function draft(over: Partial<PlanTerms> = {}, known: PlanFacts = facts, own: PlanRules = rules, at = now) {
  const wanted = { ...terms, ...over };
  return draftPlan(wanted, known, own, (date) => date, instalmentsOf(wanted, known, own, at), at);
}

it('has another hash for any other term, amount, version, limit and day, and the same one for the same', () => {
  const changed = (more: Partial<PromisableInvoice>) => ({
    ...facts,
    invoices: [anInvoice('a', more), anInvoice('b')],
  });
  const hashes = [
    draft(),
    draft({ count: 5 }),
    draft({ frequency: 'MONTHLY' }),
    draft({ firstDate: '2026-03-06' }),
    draft({ methodId: 'm' }),
    draft({ supersedeIds: ['p'] }),
    draft({}, changed({ version: 2n })),
    draft({}, changed({ collectableMinor: 49_99n })),
    draft({}, facts, { ...rules, maxMissed: 2 }),
    draft({}, facts, { ...rules, graceDays: 2 }),
    draft({}, facts, rules, new Date('2026-03-02T12:00:00Z')),
  ].map(({ hash }) => hash);
  expect(new Set(hashes).size).toBe(hashes.length);
  const turned = { ...facts, invoices: facts.invoices.toReversed() };
  expect(draft({ invoiceIds: ['b', 'a'] }, turned).hash).toBe(draft().hash);
});

it('charges an instalment to the invoices that are due first, at most fifty of them', () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    anInvoice(`i${index}`.padStart(4, '0'), { collectableMinor: 1_00n }),
  );
  const made = draft(
    { invoiceIds: many.map(({ invoiceId }) => invoiceId), count: 1, methodId: 'm', firstDate: '2026-03-01' },
    { ...facts, invoices: many },
  );
  const plan: ArrangementPlan = { ...made, arrangementId: 'p', madeBy: 'x', consent: 'x', priorPaymentIds: [] };
  const charge = chargeDue(plan)!;
  expect([charge.minor, charge.invoiceIds.length, charge.requestId]).toEqual([50_00n, 50, 'arrangement/p/1/0']);
  const asked = plan.instalments.map((each) => ({ ...each, asked: true }));
  expect(chargeDue({ ...plan, instalments: asked })).toBeNull();
  expect(chargeDue({ ...plan, methodId: null })).toBeNull();
  expect(chargeDue({ ...plan, state: 'PAUSED' })).toBeNull();
});

test('a count by amount pays the total, the last instalment what is left', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 10n }), (total, each) => {
      const count = BigInt(countOf(total, each));
      const last = total - each * (count - 1n);
      expect(last > 0n && last <= each).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('a date so many periods later keeps its day of the month where there is one, and order', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays('2000-01-01', number));
  fc.assert(
    fc.property(days, fc.constantFrom(...frequencies), fc.integer({ min: 0, max: 60 }), (date, frequency, periods) => {
      const anchorDay = Number(date.slice(8));
      const shifted = (by: number): LocalDate => shiftDate(frequency, date, anchorDay, by);
      const day = Number(shifted(periods).slice(8));
      const isKept = frequency !== 'MONTHLY' || day === anchorDay || addDays(shifted(periods), 1).endsWith('-01');
      expect(isKept && shifted(0) === date && shifted(periods + 1) > shifted(periods)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
