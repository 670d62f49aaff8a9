import { createHash } from 'node:crypto';
import { type DomainError, refusedTransition } from '#libs/errors';
import { addDays, type LocalDate } from '#libs/time';
import { collectableOf, type Invoice } from '../../ledger/domain/invoice.js';
import { objectionTo } from '../../ledger/domain/invoice-acts.js';
import type { CountedDueDate } from '../../terms/domain/due-date.js';
import type { UnknownDueDate } from '../../terms/domain/terms-book.js';
import { errors } from './errors.js';
import { feeOf, type ProlongationPolicy, taxOn } from './policy.js';
import type { HadProlongations } from './prolongation.js';
import { refusals } from './refusals.js';

/** What others know of an invoice now. */
export interface CollectionStanding {
  /** What its case shows, where it is in an open one. */
  readonly caseStates: readonly string[];
  /** An agency has it, or is about to. */
  readonly placed: boolean;
  /** A hold or a flag of the customer covers it, other than the pause of its case by a person. */
  readonly held: boolean;
  /** Money is on its way to it. */
  readonly moneyInFlight: boolean;
}

/** All that decides about a prolongation. */
export interface QuoteFacts {
  readonly invoice: Invoice;
  /** In the zone of the customer. */
  readonly today: LocalDate;
  readonly policy: ProlongationPolicy;
  readonly had: HadProlongations;
  /** Null where nobody was asked, since the invoice itself does not allow it. */
  readonly standing: CollectionStanding | null;
  /** By the calendar of the payment terms. */
  readonly dateAfter: (from: LocalDate, days: number) => CountedDueDate | UnknownDueDate;
  /** Whether there is a number series for the invoice of a fee. */
  readonly numbered: boolean;
}

/** Why something is not allowed: its code, a sentence, and the state that does not allow it. */
interface Refusal {
  readonly reason: string;
  readonly text: string;
  readonly state: string;
}

/** What a prolongation by some days would come to. */
export interface ProlongationOption {
  readonly days: number;
  /** Null where it is allowed. */
  readonly refusal: Refusal | null;
  /** Null where it is not known, or nobody owes the invoice. */
  readonly due: CountedDueDate | null;
  /** Without tax; null where the policy says it in another currency. */
  readonly feeMinor: bigint | null;
  readonly taxMinor: bigint;
  /** Null where nothing is charged. */
  readonly feeDueDate: LocalDate | null;
}

export interface ProlongationQuote {
  readonly invoice: Invoice;
  readonly today: LocalDate;
  readonly policy: ProlongationPolicy;
  readonly had: HadProlongations;
  readonly options: readonly ProlongationOption[];
  /** Stands for all that people were shown. */
  readonly hash: string;
}

/** The states of a case in which its invoices may be given more time. */
const allowingStates: readonly string[] = ['ACTIVE', 'PAUSED', 'EXPIRED', 'WILL_FAIL', 'FAILED'];

export function quoteOf(facts: QuoteFacts): ProlongationQuote {
  const { invoice, today, policy, had } = facts;
  const options = policy.days.map((days) => optionOf(facts, days));
  const quote = { invoice, today, policy, had, options };
  return { ...quote, hash: hashOf(quote) };
}

/**
 * The option of so many days, where it is allowed.
 * @throws PROLONGATION_STATE_FORBIDS with the reason, and what is allowed
 */
export function requireOption({ invoice, options }: ProlongationQuote, days: number): ProlongationOption {
  const option = options.find((candidate) => candidate.days === days);
  if (option && option.refusal === null) return option;
  const refusal = option?.refusal ?? ofReason('DAYS_NOT_ALLOWED', invoice.lifecycle);
  const allowed = options.filter((candidate) => candidate.refusal === null).map((one) => act(one.days));
  throw refused(invoice, days, refusal, allowed);
}

function refused(invoice: Invoice, days: number, { state, text, reason }: Refusal, allowed: string[]): DomainError {
  const what = `Invoice ${invoice.number}`;
  return refusedTransition(errors.PROLONGATION_STATE_FORBIDS, what, act(days), state, allowed, text, reason);
}

function act(days: number): string {
  return `prolong by ${days} days`;
}

/** From when days count: the due date, or today where that is past, so that the debtor has all of them. */
export function countedFrom({ dueDate }: Pick<Invoice, 'dueDate'>, today: LocalDate): LocalDate {
  return dueDate > today ? dueDate : today;
}

function optionOf(facts: QuoteFacts, days: number): ProlongationOption {
  const { invoice, today, policy, dateAfter } = facts;
  const { currency } = invoice;
  const isOpen = invoice.lifecycle === 'OPEN';
  const counted = isOpen ? dateAfter(countedFrom(invoice, today), days) : null;
  const feeMinor = isOpen ? feeOf(policy.fee, { minor: collectableOf(invoice), currency }) : 0n;
  const charged = feeMinor ?? 0n;
  const feeDue = charged > 0n ? dateAfter(today, policy.feeNetDays) : null;
  const isUnknown = [counted, feeDue].some((date) => date !== null && 'unknown' in date);
  return {
    days,
    refusal: refusalOf(facts, days, { isUnknown, feeMinor }),
    due: counted && 'dueDate' in counted ? counted : null,
    feeMinor,
    taxMinor: taxOn(charged, policy),
    feeDueDate: feeDue && 'dueDate' in feeDue ? feeDue.dueDate : null,
  };
}

/** What lasts is named before what passes, so that the end of what is named does not only bring up the next. */
function refusalOf(
  { invoice, standing, today, policy, had, numbered }: QuoteFacts,
  days: number,
  { isUnknown, feeMinor }: { readonly isUnknown: boolean; readonly feeMinor: bigint | null },
): Refusal | null {
  const { lifecycle, dueDate } = invoice;
  const objection = objectionTo(invoice, 'prolong');
  if (objection) return { ...objection, state: lifecycle };
  const because = (reason: keyof typeof refusals): Refusal => ofReason(reason, lifecycle);
  if (had.count >= policy.maxCount) return because('TIMES_USED_UP');
  if (had.totalDays + days > policy.maxTotalDays) return because('DAYS_USED_UP');
  if (today > addDays(dueDate, policy.latestDays)) return because('TOO_LATE');
  if (feeMinor === null) return because('FEE_UNKNOWN');
  if (feeMinor > 0n && !numbered) return because('NO_NUMBER_SERIES');
  const against = standing && ofStanding(standing, lifecycle);
  if (against) return against;
  if (today < addDays(dueDate, -policy.earliestDays)) return because('TOO_EARLY');
  if (isUnknown) return because('DATE_UNKNOWN');
  return standing?.moneyInFlight ? because('MONEY_IN_FLIGHT') : null;
}

function ofStanding({ caseStates, placed, held }: CollectionStanding, lifecycle: string): Refusal | null {
  if (placed) return ofReason('PLACED', 'PLACED');
  const forbidding = caseStates.find((state) => !allowingStates.includes(state));
  if (forbidding !== undefined) return ofReason('CASE_COLLECTS', forbidding);
  return held ? ofReason('HELD', lifecycle) : null;
}

function ofReason(reason: keyof typeof refusals, state: string): Refusal {
  return { reason, text: refusals[reason], state };
}

function hashOf({ invoice, had, options }: Omit<ProlongationQuote, 'hash'>): string {
  const lines = [
    [invoice.invoiceId, invoice.dueDate, invoice.currency, had.count, had.totalDays],
    ...options.map(({ days, refusal, due, feeMinor, taxMinor, feeDueDate }) => [
      ...[days, refusal?.reason ?? '', due?.dueDate ?? '', feeMinor ?? '', taxMinor, feeDueDate ?? ''],
    ]),
  ];
  return createHash('sha256')
    .update(lines.map((line) => line.join(' ')).join('\n'))
    .digest('hex');
}
