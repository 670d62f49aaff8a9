import { type DomainError, invariant, refusedTransition } from '#libs/errors';
import type { Money } from '#libs/money';
import { chargedComponents, componentsOf } from './components.js';
import { errors } from './errors.js';
import {
  billedComponentOf,
  countsPaid,
  type Invoice,
  isWhollyDisputed,
  type Lifecycle,
  paidOf,
  recoverableOf,
  remainingOf,
} from './invoice.js';
import { postedTaxOf } from './journal/tax.js';
import { refusals } from './refusals.js';

/**
 * `settle`, `recover`, `give discount`, `reverse discount`, `reverse payment`, `change amount` and `re-open` come from
 * payments, settlements and the input file only, `credit` from a credit note or the end of a dispute.
 */
export type Command =
  | 'issue'
  | 'change draft'
  | 'settle'
  | 'reverse payment'
  | 'change amount'
  | 'add charge'
  | 'waive charge'
  | 'accrue interest'
  | 'void'
  | 're-open'
  | 'raise dispute'
  | 'credit'
  | 'write off'
  | 'recover'
  | 'prolong'
  | 'give discount'
  | 'reverse discount';

// Leaving PAID by `change amount` means that the file asks for more than was paid, by `accrue interest` that days cost
// something of which nobody knew when it was paid: the rate came later, or a payment was booked late.
const transitions: Record<Lifecycle, Partial<Record<Command, readonly Lifecycle[]>>> = {
  DRAFT: { issue: ['OPEN'], 'change draft': ['DRAFT'] },
  OPEN: {
    settle: ['OPEN', 'PAID'],
    'reverse payment': ['OPEN'],
    'change amount': ['OPEN', 'PAID'],
    'add charge': ['OPEN'],
    'waive charge': ['OPEN', 'PAID'],
    'accrue interest': ['OPEN', 'PAID'],
    void: ['VOID'],
    'raise dispute': ['OPEN'],
    credit: ['OPEN', 'PAID', 'VOID'],
    'write off': ['WRITTEN_OFF'],
    prolong: ['OPEN'],
    'give discount': ['SETTLED'],
  },
  PAID: {
    // What was paid beyond the agreed amount is taken off it.
    'give discount': ['SETTLED'],
    'reverse payment': ['OPEN', 'PAID'],
    'change amount': ['OPEN', 'PAID'],
    'accrue interest': ['OPEN', 'PAID'],
    credit: ['PAID', 'VOID'],
  },
  VOID: { 'reverse payment': ['VOID'], 're-open': ['OPEN', 'PAID'] },
  // A payment that is taken back ends the discount first.
  SETTLED: { 'reverse discount': ['OPEN'] },
  WRITTEN_OFF: { 'reverse payment': ['WRITTEN_OFF'], recover: ['WRITTEN_OFF'] },
};

/** Commands that post the amount, and with it the tax. */
const taxed: ReadonlySet<Command> = new Set(['issue', 'change amount', 'void', 're-open', 'credit']);

/** What a person may do with an invoice, each by the rpc of its own; a sequence is started in workflow. */
export const acts = [
  'issue',
  'change draft',
  'discard draft',
  'void',
  'keep void',
  'let re-open',
  'raise dispute',
  'close dispute',
  'set collection',
  'create credit note',
  'add charge',
  'start sequence',
  'write off',
  'close small balance',
  'prolong',
] as const;

export type Act = (typeof acts)[number];

/** Why an act is not allowed, as a code and as a sentence. */
export interface Objection {
  readonly reason: ObjectionReason;
  readonly text: string;
}

type ObjectionReason = keyof typeof refusals;

const reasonOfState = {
  DRAFT: 'DRAFT',
  OPEN: 'ISSUED_ALREADY',
  PAID: 'NOTHING_REMAINS',
  VOID: 'VOID',
  WRITTEN_OFF: 'WRITTEN_OFF',
  SETTLED: 'SETTLED',
} as const satisfies Record<Lifecycle, ObjectionReason>;

/** What an organisation says of acts. */
export interface ActLimits {
  /** What of an invoice counts as little, by currency; nothing in a currency that is not named. */
  readonly smallBalances: readonly Money[];
}

const noLimits: ActLimits = { smallBalances: [] };

/** Why an invoice does not allow an act now; null where it does. Lists, answers and refusals are made of it. */
export function objectionTo(invoice: ActFacts, act: Act, limits: ActLimits = noLimits): Objection | null {
  const reason = reasonAgainst(invoice, act, limits);
  return reason === null ? null : { reason, text: refusals[reason] };
}

type ActFacts = Pick<
  Invoice,
  | 'lifecycle'
  | 'disputed'
  | 'disputedMinor'
  | 'voidStands'
  | 'collectability'
  | 'sequence'
  | 'amountMinor'
  | 'paidMinor'
  | 'currency'
  | 'kind'
>;

function reasonAgainst(invoice: ActFacts, act: Act, { smallBalances }: ActLimits): ObjectionReason | null {
  const { lifecycle, disputed, voidStands, collectability, sequence } = invoice;
  switch (act) {
    case 'keep void':
      if (lifecycle !== 'VOID') return 'NOT_VOID';
      return voidStands ? 'KEPT_VOID' : null;
    case 'let re-open':
      if (lifecycle !== 'VOID') return 'NOT_VOID';
      return voidStands ? null : 'MAY_REOPEN';
    // A disputed invoice may be paid or voided meanwhile.
    case 'close dispute':
      return disputed ? null : 'NOT_DISPUTED';
    case 'raise dispute':
      if (disputed) return 'DISPUTED';
      return transitions[lifecycle][act] ? null : reasonOfState[lifecycle];
    case 'issue':
    case 'change draft':
    case 'discard draft':
      return lifecycle === 'DRAFT' ? null : 'ISSUED_ALREADY';
    case 'void':
      return transitions[lifecycle][act] ? null : reasonOfState[lifecycle];
    // A paid one may be owed again.
    case 'set collection':
      return lifecycle === 'VOID' || lifecycle === 'WRITTEN_OFF' || lifecycle === 'SETTLED' ? lifecycle : null;
    case 'create credit note':
      if (!transitions[lifecycle].credit) return reasonOfState[lifecycle];
      if (isFee(invoice)) return 'FEE_INVOICE';
      return disputed ? 'IN_DISPUTE' : null;
    // Nothing is charged for what is not collected now.
    case 'add charge':
    // Nor for what is charged itself, and that gets no more time.
    case 'prolong':
      if (!transitions[lifecycle][act]) return reasonOfState[lifecycle];
      if (isFee(invoice)) return 'FEE_INVOICE';
      if (collectability !== 'COLLECT') return 'NOT_COLLECTED';
      return isWhollyDisputed(invoice) ? 'IN_DISPUTE' : null;
    case 'start sequence':
      if (lifecycle !== 'OPEN') return reasonOfState[lifecycle];
      if (collectability !== 'COLLECT') return 'NOT_COLLECTED';
      return sequence === '' ? null : 'IN_CASE';
    // What is in dispute may yet be credited, and is no loss.
    case 'write off':
      if (lifecycle !== 'OPEN') return reasonOfState[lifecycle];
      return disputed ? 'IN_DISPUTE' : null;
    case 'close small balance':
      return (
        reasonAgainst(invoice, 'write off', { smallBalances }) ?? (isSmall(invoice, smallBalances) ? null : 'NOT_SMALL')
      );
  }
}

function isFee(invoice: ActFacts): boolean {
  return billedComponentOf(invoice) === 'FEE';
}

function isSmall(invoice: ActFacts, limits: readonly Money[]): boolean {
  const limit = limits.find(({ currency }) => currency === invoice.currency);
  return limit !== undefined && remainingOf(invoice) <= limit.minor;
}

/** What a person may do with it now. */
export function allowedActs(invoice: Invoice, limits: ActLimits = noLimits): Act[] {
  return acts.filter((act) => objectionTo(invoice, act, limits) === null);
}

/** @throws INVOICE_STATE_FORBIDS */
export function assertAllowed(invoice: Invoice, command: Command | Act, limits: ActLimits = noLimits): void {
  const objection = isAct(command) ? objectionTo(invoice, command, limits) : null;
  if (isAct(command) ? objection === null : transitions[invoice.lifecycle][command]) return;
  throw refused(invoice, command, objection?.text, objection?.reason);
}

/**
 * @param why a sentence, where the lifecycle alone does not tell
 * @param reason the code of that sentence, where it has one
 */
export function refused(invoice: Invoice, command: Command | Act, why?: string, reason?: ObjectionReason): DomainError {
  const { number, lifecycle } = invoice;
  const allowed = allowedActs(invoice);
  return refusedTransition(errors.INVOICE_STATE_FORBIDS, `Invoice ${number}`, command, lifecycle, allowed, why, reason);
}

function isAct(command: Command | Act): command is Act {
  return (acts as readonly string[]).includes(command);
}

/** The invoice after a command, with the next version; every rule about its amounts is asserted here. */
export function advance(invoice: Invoice, command: Command, change: Partial<Invoice>): Invoice {
  assertAllowed(invoice, command);
  const changed: Invoice = { ...invoice, ...change, version: invoice.version + 1n };
  const next: Invoice = taxed.has(command) ? { ...changed, taxMinor: postedTaxOf(changed) } : changed;
  invariant(
    transitions[invoice.lifecycle][command]?.includes(next.lifecycle),
    `Invoice ${invoice.invoiceId} must not go from ${invoice.lifecycle} to ${next.lifecycle} by ${command}.`,
  );
  assertSound(next);
  return next;
}

function assertSound(invoice: Invoice): void {
  const { invoiceId, lifecycle, amountMinor, paidMinor, creditedMinor, creditNoteMinor, paidElsewhereMinor } = invoice;
  invariant(amountMinor > 0n, `Invoice ${invoiceId} must have a positive amount.`);
  const amounts = [paidMinor, creditedMinor, creditNoteMinor, paidElsewhereMinor];
  invariant(!amounts.some((minor) => minor < 0n), `Invoice ${invoiceId} must not be paid less than nothing.`);
  const charged = componentsOf(invoice);
  const paid = paidOf(invoice);
  for (const component of chargedComponents) {
    const isSound = paid[component] >= 0n && paid[component] <= charged[component];
    invariant(isSound, `Of invoice ${invoiceId} more ${component} must not be paid than was charged.`);
  }
  invariant(paidMinor <= amountMinor, `Invoice ${invoiceId} must not be settled by more than its amount.`);
  invariant(
    (lifecycle === 'PAID') === (paidMinor === amountMinor),
    `Invoice ${invoiceId} is PAID exactly when nothing remains.`,
  );
  invariant(paidMinor === 0n || countsPaid(lifecycle), `Invoice ${invoiceId} settles nothing in ${lifecycle}.`);
  invariant(
    (lifecycle === 'WRITTEN_OFF') === (invoice.writeOffMethod !== null),
    `Invoice ${invoiceId} is WRITTEN_OFF exactly when it says how.`,
  );
  invariant(
    invoice.recoveredMinor >= 0n && recoverableOf(invoice) >= 0n,
    `Of invoice ${invoiceId} no more must be recovered than was written off.`,
  );
}
