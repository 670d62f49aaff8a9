import { createHash } from 'node:crypto';
import { faultOf, refusedTransition } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { type Money, moneyText } from '#libs/money';
import { addDays, addMonths, type LocalDate, localDateAt } from '#libs/time';
import { byDueDate, objectionTo, type PromisableInvoice } from '../../promises/domain/draft.js';
import { type ArrangementPlan, isLive, type PlanTolerance, refusal } from './arrangement.js';
import type { LastDayOf } from './commands.js';
import { errors } from './errors.js';
import { type RefusalReason, refusals } from './refusals.js';
import { countOf, dayOf, type Frequency, type Instalment, scheduleOf } from './schedule.js';
import { timesOf } from './standing.js';

/** What a plan is to be, as it was read. */
export interface PlanTerms {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  /** Null where the amount says how many there are. */
  readonly count: number | null;
  /** What each instalment is; null where the count says it. */
  readonly amount: Money | null;
  readonly frequency: Frequency;
  readonly firstDate: LocalDate;
  /** Null where the customer pays. */
  readonly methodId: string | null;
  readonly supersedeIds: readonly string[];
}

/** What the organisation decided about plans. */
export interface PlanRules extends PlanTolerance {
  /** Most instalments of a plan. */
  readonly maxCount: number;
  /** The least that an instalment but the last may be, by currency; in one that is not listed, anything. */
  readonly minAmounts: readonly Money[];
  /** How far ahead the first one may be due, in days. */
  readonly maxFirstDays: number;
  /** Longest time from the first to the last one, in months. */
  readonly maxMonths: number;
}

/** What the owners say about terms. */
export interface PlanFacts {
  readonly zone: string;
  readonly invoices: readonly PromisableInvoice[];
}

/** A plan that was not made yet. */
export type PlanDraft = Omit<ArrangementPlan, 'arrangementId' | 'madeBy' | 'priorPaymentIds' | 'consent'>;

export const maxCount = 600;

/** Instalments of terms over invoices. @throws ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS */
export function instalmentsOf(terms: PlanTerms, facts: PlanFacts, rules: PlanRules, now: Date): Instalment[] {
  assertOfCustomer(terms, facts.invoices);
  for (const invoice of facts.invoices) {
    const objection = objectionTo(invoice);
    if (objection) throw refused(invoice, objection.state, objection.allowed, objection.reason);
  }
  const total = totalOf(facts.invoices);
  const count = assertFits(terms, total, rules, localDateAt(now, facts.zone));
  const { frequency, firstDate, amount } = terms;
  const isOne = count === 1;
  const instalments = scheduleOf({
    total,
    count,
    frequency,
    firstDate,
    eachMinor: isOne ? null : (amount?.minor ?? null),
  });
  const faults = new FieldFaults();
  const last = addMonths(firstDate, rules.maxMonths);
  faults.check(instalments.at(-1)!.dueDate <= last, 'count', `ends the plan after ${last}`);
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
  return instalments;
}

/** The plan that terms make. */
export function draftPlan(
  terms: PlanTerms,
  { zone, invoices: given }: PlanFacts,
  rules: PlanRules,
  lastDayOf: LastDayOf,
  instalments: readonly Instalment[],
  now: Date,
): PlanDraft {
  const { customerId, frequency, methodId } = terms;
  const { graceDays, maxMissed, maxDaysInArrears } = rules;
  const invoices = [...given].sort(byDueDate);
  const total = totalOf(invoices);
  const today = localDateAt(now, zone);
  const draft = {
    ...{ customerId, frequency, methodId, zone, graceDays, maxMissed, maxDaysInArrears },
    ...{
      currency: total.currency,
      state: 'ON_TRACK' as const,
      totalMinor: total.minor,
      paidMinor: 0n,
      arrearsMinor: 0n,
    },
    parts: invoices.map(({ invoiceId, collectableMinor: minor, version: invoiceVersion }) => {
      return { invoiceId, minor, paidMinor: 0n, releasedMinor: 0n, standing: 'OWED', invoiceVersion } as const;
    }),
    instalments: instalments.map(({ dueDate, amount }, index) => ({
      ...{ number: index + 1, dueDate, amountMinor: amount.minor, anchorDay: dayOf(terms.firstDate) },
      ...{ state: dueDate <= today ? ('COLLECTING' as const) : ('SCHEDULED' as const) },
      ...{ lastDay: lastDayOf(dueDate), releasedMinor: 0n, paidMinor: 0n, lateSince: null },
      ...{ epoch: 0, asked: false, attemptId: null },
    })),
    hash: hashOfPlan(terms, invoices, rules, instalments, today),
    ...{ pausedOn: null, pausedUntil: null, nextDueDate: null, nextActAt: null },
    ...{ madeAt: now, endedAt: null, endReason: '', supersededBy: null, version: 1n },
  };
  const unmade = { arrangementId: '', madeBy: '', priorPaymentIds: [], consent: '' };
  return { ...draft, ...timesOf({ ...draft, ...unmade }, false, now) };
}

/** Plans that give way must go on, and all that they still stand over must be in this one. */
export function assertSupersedes(terms: PlanTerms, superseded: readonly ArrangementPlan[]): void {
  const faults = new FieldFaults();
  for (const plan of superseded) {
    if (!isLive(plan)) throw refusal(plan, 'supersede', [], 'ENDED');
    faults.check(plan.customerId === terms.customerId, 'supersede_ids', 'has a plan of another customer');
    const left = plan.parts.find(
      ({ invoiceId, standing, minor, paidMinor }) =>
        standing === 'OWED' && paidMinor < minor && !terms.invoiceIds.includes(invoiceId),
    );
    faults.check(!left, 'supersede_ids', `has a plan about ${left?.invoiceId ?? ''}, which is not among the invoices`);
  }
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
}

/** @throws ARRANGEMENT_STATE_FORBIDS: another plan pays it */
export function refuseArranged(invoice: PromisableInvoice): never {
  throw refused(invoice, 'ARRANGED', ['cancel arrangement', 'supersede'], 'ARRANGED');
}

/** @throws ARRANGEMENT_STATE_FORBIDS: the debtor accepted a settlement of it */
export function refuseSettling(invoice: PromisableInvoice): never {
  throw refused(invoice, 'SETTLING', [], 'SETTLING');
}

export function totalOf(invoices: readonly PromisableInvoice[]): Money {
  const minor = invoices.reduce((sum, { collectableMinor }) => sum + collectableMinor, 0n);
  return { minor, currency: invoices[0]!.currency };
}

/** Stands for a plan and all that it follows from: another day, amount, version of an invoice or limit is another one. */
function hashOfPlan(
  terms: PlanTerms,
  invoices: readonly PromisableInvoice[],
  { graceDays, maxMissed, maxDaysInArrears }: PlanTolerance,
  instalments: readonly Instalment[],
  today: LocalDate,
): string {
  const facts = {
    ...{ today, customerId: terms.customerId, methodId: terms.methodId, frequency: terms.frequency },
    supersedes: [...terms.supersedeIds].sort(),
    policy: [graceDays, maxMissed, maxDaysInArrears],
    invoices: invoices.map(({ invoiceId, collectableMinor, currency, version }) => {
      return [invoiceId, String(collectableMinor), currency, String(version)];
    }),
    instalments: instalments.map(({ dueDate, amount }) => [dueDate, String(amount.minor)]),
  };
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** @throws ARRANGEMENT_INVALID */
function assertOfCustomer({ customerId, invoiceIds }: PlanTerms, invoices: readonly PromisableInvoice[]): void {
  const faults = new FieldFaults();
  for (const invoiceId of invoiceIds) {
    const found = invoices.find((invoice) => invoice.invoiceId === invoiceId);
    faults.check(found?.customerId === customerId, 'invoice_ids', `has ${invoiceId}, which is none of this customer`);
  }
  const currencies = [...new Set(invoices.map(({ currency }) => currency))];
  faults.check(currencies.length <= 1, 'invoice_ids', `are in ${currencies.join(' and ')}: arrange each by itself`);
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
}

/** @returns how many instalments there are @throws ARRANGEMENT_INVALID */
function assertFits({ count, amount, firstDate }: PlanTerms, total: Money, rules: PlanRules, today: LocalDate): number {
  const faults = new FieldFaults();
  const { currency } = total;
  const isSameCurrency = !amount || amount.currency === currency;
  faults.check(isSameCurrency, 'amount', faultOf('WRONG_CURRENCY', { currency }));
  const number = amount ? countOf(total.minor, amount.minor) : count!;
  const max = Math.min(rules.maxCount, maxCount);
  const field = amount ? 'amount' : 'count';
  faults.check(
    number <= max,
    field,
    amount ? `makes more than ${max} instalments` : faultOf('NOT_IN_RANGE', { min: 1, max }),
  );
  faults.check(total.minor >= BigInt(number), field, 'leaves an instalment of nothing');
  const min = rules.minAmounts.find((each) => each.currency === currency);
  const each = amount?.minor ?? total.minor / BigInt(number);
  const isEnough = !min || number === 1 || each >= min.minor;
  faults.check(isEnough, field, faultOf('BELOW_MIN', { min: min ? moneyText(min) : '0' }));
  const latest = addDays(today, rules.maxFirstDays);
  faults.check(firstDate >= today, 'first_date', faultOf('BEFORE_MIN', { min: today }));
  faults.check(firstDate <= latest, 'first_date', faultOf('AFTER_MAX', { max: latest }));
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
  return number;
}

function refused(
  { number }: PromisableInvoice,
  state: string,
  allowed: readonly string[],
  reason: RefusalReason,
): Error {
  const what = `Invoice ${number}`;
  return refusedTransition(errors.ARRANGEMENT_STATE_FORBIDS, what, 'arrange', state, allowed, refusals[reason], reason);
}
