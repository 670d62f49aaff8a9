import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** This service's copy of what invoice published last; the fences ask the owner again before every act. */
export interface InvoiceFacts {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly creditorId: string;
  readonly amount: Money;
  /** What is collected of it: what remains without a part in dispute; all that remains where all of that is. */
  readonly remaining: Money;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** The customer's zone, in which the dates are meant. */
  readonly zone: string;
  readonly lifecycle: Lifecycle;
  readonly collectable: boolean;
  /** Nothing of it is collected, since all that remains is disputed. */
  readonly disputed: boolean;
  /** Starts at 1 and grows when collection begins anew; a payment that is taken back continues it. */
  readonly episode: number;
  readonly version: bigint;
}

export type Lifecycle = 'DRAFT' | 'OPEN' | 'PAID' | 'VOID' | 'WRITTEN_OFF' | 'SETTLED';

/** What this service itself keeps about an invoice. */
interface Membership {
  /** Open case that collects it, null for none. */
  readonly caseId: string | null;
  /** Last episode in which it joined a case; 0 for never. An episode joins once. */
  readonly enrolledEpisode: number;
  /** Case it joined last. */
  readonly lastCaseId: string | null;
  /** The earliest instant at which a rule can come true; null for none. */
  readonly enrolAt: Date | null;
  /** Why it is, or is not, in a case. */
  readonly because: string;
}

export type InvoiceRow = InvoiceFacts & Membership;

/** What happened to an invoice, as far as collection is concerned. */
type InvoiceChange = 'NEW' | 'STALE' | 'CHANGED';

/** Snapshots come at least once and in any order across retries; only newer ones count. */
export function changeOf(known: Pick<InvoiceFacts, 'version'> | undefined, seen: InvoiceFacts): InvoiceChange {
  if (!known) return 'NEW';
  return seen.version > known.version ? 'CHANGED' : 'STALE';
}
