import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

export type InvoiceLifecycle = 'DRAFT' | 'OPEN' | 'PAID' | 'VOID' | 'WRITTEN_OFF' | 'SETTLED';

/** An invoice as the invoice service knows it now. */
export interface InvoiceFacts {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly lifecycle: InvoiceLifecycle;
  /** False also where the owner does not say so clearly. */
  readonly collectable: boolean;
  /** All that remains is disputed. */
  readonly disputed: boolean;
  readonly amount: Money;
  /** Without a part in dispute, which no act may ask for. */
  readonly remaining: Money;
  readonly dueDate: LocalDate;
  /** Grows with every change of the invoice. */
  readonly version: bigint;
}

export type ContactChannel = 'EMAIL' | 'SMS' | 'CALL' | 'LETTER';

export type FlagEnds = Readonly<Partial<Record<CustomerFlag, LocalDate>>>;

export interface ContactPoint {
  readonly contactId: string;
  readonly channel: ContactChannel;
  readonly address: string;
  readonly validity: 'UNVERIFIED' | 'VALID' | 'INVALID';
}

/** Flags that stop acts; a customer who needs care only is flagged for people. */
export const customerFlags = ['BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT', 'ATTORNEY', 'MORATORIUM'] as const;
export type CustomerFlag = (typeof customerFlags)[number];
/** A flag of a later release, which stops every act: it may be one for a reason like those above. */
export type UnknownFlag = 'UNKNOWN';

/** A customer as the customer service knows it now. */
export interface CustomerFacts {
  readonly customerId: string;
  readonly reference: string;
  readonly name: string;
  /** A customer of unknown kind has the protection of a consumer. */
  readonly debtType: 'CONSUMER' | 'BUSINESS';
  /** BCP 47 tag. */
  readonly locale: string;
  /** IANA zones in which the customer may be, the customer's own first. */
  readonly zones: readonly string[];
  readonly contacts: readonly ContactPoint[];
  readonly optedOutChannels: readonly ContactChannel[];
  readonly flags: readonly (CustomerFlag | UnknownFlag)[];
  /** Last days of those flags of which one is known, in the customer's own zone. */
  readonly flagEnds?: FlagEnds;
  /** Jurisdiction of contact law, where the customer has one of its own. */
  readonly jurisdiction?: string;
  /** What the organisation is towards the customer, where that differs from what it is otherwise. */
  readonly role?: 'CREDITOR' | 'COLLECTOR';
}

/** Holds and placements as the workflow service knows them now. */
export interface HoldFacts {
  /** Whether the customer or the case is on hold. */
  readonly actHeld: boolean;
  /** Whether the case of the act is closed or unknown; false for an act of no case. */
  readonly caseClosed: boolean;
  readonly heldInvoiceIds: ReadonlySet<string>;
  /** Invoices with an open placement line: an agency collects them, or is about to. */
  readonly placedInvoiceIds: ReadonlySet<string>;
  /** Invoices that were never announced since they became overdue; empty unless the act needs it. */
  readonly unannouncedInvoiceIds: ReadonlySet<string>;
}

/** What the payment service knows now of the invoices of an act. */
export interface MoneyFacts {
  /** Invoices with money on its way to them, asked before the invoices were. */
  readonly moneyInFlight: ReadonlySet<string>;
  /** Invoices of which the debtor promised to pay and still has time. */
  readonly promised: ReadonlySet<string>;
  /** Invoices that a plan in instalments pays, which goes on or is paused. */
  readonly arranged: ReadonlySet<string>;
}

/** Facts that the owners returned before an act. */
export interface FenceFacts extends MoneyFacts {
  /** Null when there is no such customer. */
  readonly customer: CustomerFacts | null;
  /** By id; unknown invoices are missing. */
  readonly invoices: ReadonlyMap<string, InvoiceFacts>;
  readonly holds: HoldFacts;
}
