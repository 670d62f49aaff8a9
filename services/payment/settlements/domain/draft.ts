import { faultOf, refusedTransition } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { type Money, moneyText } from '#libs/money';
import { addDays, type LocalDate, localDateAt, overdueInstant } from '#libs/time';
import { byDueDate, type PromisableInvoice } from '../../promises/domain/draft.js';
import { errors } from './errors.js';
import { refusals } from './refusals.js';
import { openMinorOf, type SettledPart, type Settlement } from './settlement.js';

/** Longest time ahead, in days. */
const maxDays = 180;
const million = 1_000_000n;

/** A settlement as somebody wants it. */
export interface SettlementInput {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  /** What the debtor pays; null where `discountPpm` says it. */
  readonly amount: Money | null;
  /** What is given up, in parts per million. */
  readonly discountPpm: number;
  readonly untilDate: LocalDate | null;
}

/** What the owners say about it. */
export interface SettlementFacts {
  /** Zone of the debtor. */
  readonly zone: string;
  readonly invoices: readonly PromisableInvoice[];
}

/** A settlement that was not offered yet. */
export type SettlementDraft = Omit<Settlement, 'settlementId' | 'offeredBy' | 'reason'>;

/** @throws SETTLEMENT_INVALID, SETTLEMENT_STATE_FORBIDS */
export function draftSettlement(input: SettlementInput, facts: SettlementFacts, now: Date): SettlementDraft {
  const { customerId } = input;
  assertOfCustomer(input, facts.invoices);
  const parts = partsOf(facts.invoices);
  const { currency } = facts.invoices[0]!;
  const untilDate = input.untilDate!;
  const amountMinor = amountThatFits(input, { minor: openMinorOf({ parts }), currency });
  assertDayFits(untilDate, localDateAt(now, facts.zone));
  return {
    ...{ customerId, currency, state: 'OFFERED', amountMinor, parts, untilDate, zone: facts.zone },
    judgeAt: overdueInstant(untilDate, facts.zone),
    ...{ offeredAt: now, consent: '', acceptedBy: '', acceptedAt: null, firstValueDate: null, priorPaymentIds: [] },
    ...{ paidMinor: 0n, decidedAt: null, withdrawReason: '', version: 1n },
  };
}

/**
 * The invoices with what is open of each, the earliest due first.
 * @throws SETTLEMENT_STATE_FORBIDS
 */
export function partsOf(invoices: readonly PromisableInvoice[]): SettledPart[] {
  for (const invoice of invoices) assertSettleable(invoice);
  return invoices
    .toSorted(byDueDate)
    .map(({ invoiceId, collectableMinor }) => ({ invoiceId, openMinor: collectableMinor }));
}

/** @throws SETTLEMENT_STATE_FORBIDS: an invoice has one that is open */
export function refuseSecond({ number }: PromisableInvoice): never {
  throw refusedOf(`Invoice ${number}`, 'IN_SETTLEMENT', 'IN_SETTLEMENT');
}

/** @throws SETTLEMENT_STATE_FORBIDS: a plan in instalments pays it */
export function refuseArranged({ number }: PromisableInvoice): never {
  throw refusedOf(`Invoice ${number}`, 'ARRANGED', 'ARRANGED');
}

/** @throws SETTLEMENT_STATE_FORBIDS: not what was agreed is open now */
export function refuseChanged(): never {
  throw refusedOf('What is open of the invoices', 'CHANGED', 'AMOUNTS_CHANGED');
}

/** @throws SETTLEMENT_STATE_FORBIDS where another amount is open of an invoice than was agreed */
export function assertSameAmounts(agreed: readonly SettledPart[], open: readonly SettledPart[]): void {
  const isSame = agreed.every(({ invoiceId, openMinor }) =>
    open.some((part) => part.invoiceId === invoiceId && part.openMinor === openMinor),
  );
  if (!isSame) refuseChanged();
}

/** @throws SETTLEMENT_INVALID */
function assertOfCustomer({ customerId, invoiceIds }: SettlementInput, invoices: readonly PromisableInvoice[]): void {
  const faults = new FieldFaults();
  for (const invoiceId of invoiceIds) {
    const found = invoices.find((invoice) => invoice.invoiceId === invoiceId);
    faults.check(found?.customerId === customerId, 'invoice_ids', `has ${invoiceId}, which is none of this customer`);
  }
  const currencies = [...new Set(invoices.map(({ currency }) => currency))];
  faults.check(currencies.length <= 1, 'invoice_ids', `are in ${currencies.join(' and ')}: settle each by itself`);
  faults.throwIfAny(errors.SETTLEMENT_INVALID);
}

/** @throws SETTLEMENT_STATE_FORBIDS */
function assertSettleable({ number, ...invoice }: PromisableInvoice): void {
  const { lifecycle, collectable, disputed, disputedInPart, collectableMinor, placed } = invoice;
  const refuse = (state: string, reason: keyof typeof refusals): Error => refusedOf(`Invoice ${number}`, state, reason);
  if (lifecycle === 'PAID') throw refuse(lifecycle, 'NOTHING_REMAINS');
  if (lifecycle !== 'OPEN') throw refuse(lifecycle, lifecycle);
  if (!collectable) throw refuse('DO_NOT_COLLECT', 'NOT_COLLECTED');
  if (disputed || disputedInPart) throw refuse('DISPUTED', 'IN_DISPUTE');
  if (collectableMinor <= 0n) throw refuse(lifecycle, 'NOTHING_REMAINS');
  if (placed) throw refuse('PLACED', 'PLACED');
}

/** @throws SETTLEMENT_INVALID */
function amountThatFits({ amount, discountPpm }: SettlementInput, open: Money): bigint {
  const faults = new FieldFaults();
  if (amount === null) {
    faults.check(discountPpm > 0 && discountPpm < Number(million), 'discount_ppm', 'is not from 1 to 999999');
    faults.throwIfAny(errors.SETTLEMENT_INVALID);
    const discount = (open.minor * BigInt(discountPpm)) / million;
    faults.check(discount > 0n, 'discount_ppm', 'comes to less than a minor unit');
    faults.throwIfAny(errors.SETTLEMENT_INVALID);
    return open.minor - discount;
  }
  if (amount.currency === open.currency) {
    faults.check(amount.minor > 0n, 'amount', faultOf('NOT_POSITIVE'));
    faults.check(amount.minor < open.minor, 'amount', `is not less than ${moneyText(open)}, which is open`);
  } else faults.add('amount', faultOf('WRONG_CURRENCY', { currency: open.currency }));
  faults.throwIfAny(errors.SETTLEMENT_INVALID);
  return amount.minor;
}

/** @throws SETTLEMENT_INVALID */
function assertDayFits(untilDate: LocalDate, today: LocalDate): void {
  const faults = new FieldFaults();
  const lastDate = addDays(today, maxDays);
  faults.check(untilDate >= today, 'until_date', faultOf('BEFORE_MIN', { min: today }));
  faults.check(untilDate <= lastDate, 'until_date', faultOf('AFTER_MAX', { max: lastDate }));
  faults.throwIfAny(errors.SETTLEMENT_INVALID);
}

function refusedOf(what: string, state: string, reason: keyof typeof refusals): Error {
  const { SETTLEMENT_STATE_FORBIDS } = errors;
  return refusedTransition(SETTLEMENT_STATE_FORBIDS, what, 'settle', state, [], refusals[reason], reason);
}
