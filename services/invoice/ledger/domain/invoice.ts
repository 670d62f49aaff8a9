import { type DomainError, invariant, refusedTransition } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import { type PaidAmounts, paidOf } from './amounts.js';
import { chargedComponents, componentsOf, type DividedAmount } from './components.js';
import { errors } from './errors.js';

export type Lifecycle = 'DRAFT' | 'OPEN' | 'PAID' | 'VOID';
export type PaymentState = 'UNPAID' | 'PARTIALLY_PAID' | 'PAID' | 'OVERPAID';
export type Collectability = 'COLLECT' | 'DO_NOT_COLLECT';

/** One amount owed. Lifecycle, payment, overdue and collectability are independent facets of it. */
export interface Invoice extends DividedAmount, PaidAmounts {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly creditorId: string;
  readonly currency: string;
  readonly lifecycle: Lifecycle;
  readonly collectability: Collectability;
  readonly disputed: boolean;
  /**
   * What is to be settled here: the whole amount billed, tax included, less what was paid elsewhere, and what was charged
   * since and is not waived.
   */
  readonly amountMinor: bigint;
  /** Charged since and not waived, part of what is to be settled here; so are fees and costs. */
  readonly interestMinor: bigint;
  readonly feeMinor: bigint;
  readonly costMinor: bigint;
  /** Paid of it elsewhere, as the input file says: before it was imported, or since. */
  readonly paidElsewhereMinor: bigint;
  /** Allocated to it once and now kept as the customer's credit, because less is owed than was paid. */
  readonly creditedMinor: bigint;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  /** The customer's zone, in which the dates are meant. */
  readonly zone: string;
  /** From this instant on what remains is overdue. */
  readonly overdueAt: Date;
  /** Whether InvoiceOverdue was published since it is owed. */
  readonly overdueMarked: boolean;
  /** Starts at 1 and grows when collection begins anew; a payment that is taken back continues it. */
  readonly episode: number;
  /** Episode whose opening posted the receivable; 0 before the issue. */
  readonly issuedEpisode: number;
  /** Sequence that collects it, empty when unassigned. */
  readonly sequence: string;
  /** Whether the input file knows it, so that its absence from the file means something. */
  readonly fromFeed: boolean;
  /** A person voided it for good: a file that names it does not re-open it. */
  readonly voidStands: boolean;
  /** A person decided whether it may be collected: a file that says otherwise changes nothing of that. */
  readonly collectionStands: boolean;
  /** Import that created it, null for none. */
  readonly importId: string | null;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** What is owed of it now, charges included: its balance on the receivable accounts. */
export function remainingOf({
  lifecycle,
  amountMinor,
  paidMinor,
}: Pick<Invoice, 'lifecycle' | 'amountMinor' | 'paidMinor'>): bigint {
  return isOwed(lifecycle) ? amountMinor - paidMinor : 0n;
}

/** Derived from what the journal allocated to it, and from what was paid elsewhere. */
export function paymentStateOf({
  lifecycle,
  amountMinor,
  paidMinor,
  creditedMinor,
  paidElsewhereMinor,
}: Invoice): PaymentState {
  if (paidMinor === 0n && (paidElsewhereMinor === 0n || !isOwed(lifecycle))) return 'UNPAID';
  if (paidMinor < amountMinor) return 'PARTIALLY_PAID';
  return creditedMinor > 0n && lifecycle === 'PAID' ? 'OVERPAID' : 'PAID';
}

/** Something remains and the day after the due date has begun in the customer's zone. */
export function isOverdue(invoice: Invoice, now: Date): boolean {
  return remainingOf(invoice) > 0n && now >= invoice.overdueAt;
}

/**
 * Whether money whose payer did not name it may settle it. A disputed invoice is settled only when the payer names it; one
 * that must not be collected takes money like any other, since nobody is asked for it.
 */
export function takesUndirectedMoney(invoice: Invoice): boolean {
  return invoice.lifecycle === 'OPEN' && !invoice.disputed;
}

/** `settle`, `reverse payment`, `change amount` and `re-open` come from payments and the input file only. */
export type Command =
  | 'issue'
  | 'settle'
  | 'reverse payment'
  | 'change amount'
  | 'add charge'
  | 'waive charge'
  | 'void'
  | 're-open'
  | 'raise dispute';

// Leaving PAID by `change amount` means that the file asks for more than was paid.
const transitions: Record<Lifecycle, Partial<Record<Command, readonly Lifecycle[]>>> = {
  DRAFT: { issue: ['OPEN'] },
  OPEN: {
    settle: ['OPEN', 'PAID'],
    'reverse payment': ['OPEN'],
    'change amount': ['OPEN', 'PAID'],
    'add charge': ['OPEN'],
    'waive charge': ['OPEN', 'PAID'],
    void: ['VOID'],
    'raise dispute': ['OPEN'],
  },
  PAID: { 'reverse payment': ['OPEN', 'PAID'], 'change amount': ['OPEN', 'PAID'] },
  VOID: { 'reverse payment': ['VOID'], 're-open': ['OPEN', 'PAID'] },
};

/** What a person may do with an invoice, each by the rpc of its own; a sequence is started in workflow. */
export const acts = [
  'issue',
  'void',
  'keep void',
  'let re-open',
  'raise dispute',
  'close dispute',
  'set collection',
  'add charge',
  'start sequence',
] as const;

export type Act = (typeof acts)[number];

/** Why an act is not allowed, as a code and as a sentence. */
export interface Objection {
  readonly reason: ObjectionReason;
  readonly text: string;
}

type ObjectionReason = keyof typeof objections;

const objections = {
  ISSUED_ALREADY: 'It was issued already.',
  DRAFT: 'It is a draft, which nobody owes yet.',
  NOTHING_REMAINS: 'Nothing of it remains to be paid.',
  VOID: 'It is void already.',
  NOT_VOID: 'It is not void.',
  KEPT_VOID: 'It is kept void already.',
  MAY_REOPEN: 'A file may re-open it already.',
  DISPUTED: 'It is disputed already.',
  NOT_DISPUTED: 'It is not disputed.',
  IN_DISPUTE: 'It is disputed; close the dispute first.',
  NOT_COLLECTED: 'It is marked do not collect.',
  IN_CASE: 'A sequence collects it already; its case can change that.',
} as const;

const reasonOfState = {
  DRAFT: 'DRAFT',
  OPEN: 'ISSUED_ALREADY',
  PAID: 'NOTHING_REMAINS',
  VOID: 'VOID',
} as const satisfies Record<Lifecycle, ObjectionReason>;

/** Why an invoice does not allow an act now; null where it does. Lists, answers and refusals are made of it. */
export function objectionTo(invoice: ActFacts, act: Act): Objection | null {
  const reason = reasonAgainst(invoice, act);
  return reason === null ? null : { reason, text: objections[reason] };
}

type ActFacts = Pick<Invoice, 'lifecycle' | 'disputed' | 'voidStands' | 'collectability' | 'sequence'>;

function reasonAgainst(
  { lifecycle, disputed, voidStands, collectability, sequence }: ActFacts,
  act: Act,
): ObjectionReason | null {
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
      return transitions[lifecycle][act] ? null : 'ISSUED_ALREADY';
    case 'void':
      return transitions[lifecycle][act] ? null : reasonOfState[lifecycle];
    // A paid one may be owed again.
    case 'set collection':
      return lifecycle === 'VOID' ? 'VOID' : null;
    // Nothing is charged for what is not collected now.
    case 'add charge':
      if (!transitions[lifecycle][act]) return reasonOfState[lifecycle];
      if (collectability !== 'COLLECT') return 'NOT_COLLECTED';
      return disputed ? 'IN_DISPUTE' : null;
    case 'start sequence':
      if (lifecycle !== 'OPEN') return reasonOfState[lifecycle];
      if (collectability !== 'COLLECT') return 'NOT_COLLECTED';
      return sequence === '' ? null : 'IN_CASE';
  }
}

/** What a person may do with it now. */
export function allowedActs(invoice: Invoice): Act[] {
  return acts.filter((act) => objectionTo(invoice, act) === null);
}

/** @throws INVOICE_STATE_FORBIDS */
export function assertAllowed(invoice: Invoice, command: Command | Act): void {
  const objection = isAct(command) ? objectionTo(invoice, command) : null;
  if (isAct(command) ? objection === null : transitions[invoice.lifecycle][command]) return;
  throw refused(invoice, command, objection?.text);
}

/** @param why a sentence, where the lifecycle alone does not tell */
export function refused(invoice: Invoice, command: Command | Act, why?: string): DomainError {
  const { number, lifecycle } = invoice;
  const allowed = allowedActs(invoice);
  return refusedTransition(errors.INVOICE_STATE_FORBIDS, `Invoice ${number}`, command, lifecycle, allowed, why);
}

function isAct(command: Command | Act): command is Act {
  return (acts as readonly string[]).includes(command);
}

/** The invoice after a command, with the next version; every rule about its amounts is asserted here. */
export function advance(invoice: Invoice, command: Command, change: Partial<Invoice>): Invoice {
  assertAllowed(invoice, command);
  const next: Invoice = { ...invoice, ...change, version: invoice.version + 1n };
  invariant(
    transitions[invoice.lifecycle][command]?.includes(next.lifecycle),
    `Invoice ${invoice.invoiceId} must not go from ${invoice.lifecycle} to ${next.lifecycle} by ${command}.`,
  );
  assertSound(next);
  return next;
}

/** The lifecycle of an owed invoice, which only its balance decides. */
export function lifecycleByBalance(amountMinor: bigint, paidMinor: bigint): 'OPEN' | 'PAID' {
  return paidMinor >= amountMinor ? 'PAID' : 'OPEN';
}

function isOwed(lifecycle: Lifecycle): boolean {
  return lifecycle === 'OPEN' || lifecycle === 'PAID';
}

function assertSound(invoice: Invoice): void {
  const { invoiceId, lifecycle, amountMinor, paidMinor, creditedMinor, paidElsewhereMinor } = invoice;
  invariant(amountMinor > 0n, `Invoice ${invoiceId} must have a positive amount.`);
  const amounts = [paidMinor, creditedMinor, paidElsewhereMinor];
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
  invariant(paidMinor === 0n || isOwed(lifecycle), `Invoice ${invoiceId} settles nothing in ${lifecycle}.`);
}
