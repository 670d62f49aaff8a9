import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import type { Queryable } from '#libs/transactions';
import type { Charge } from '../../charges/domain/charge.js';
import { ChargeStore } from '../../charges/use-cases/ports.js';
import { type CopiedCustomer, CustomerCopies, defaultClass } from '../../customers/use-cases/ports.js';
import { billedKindOf, type Invoice, isWhollyDisputed, owedOf } from '../../ledger/domain/invoice.js';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import type { ResolvedTerms } from '../../terms/domain/terms.js';
import { TermsBooks } from '../../terms/use-cases/terms-books.js';
import { allowanceOf } from '../domain/fee-allowance.js';
import type { FeeReason } from '../domain/fee-amount.js';
import { type FeePolicy, noPolicy } from '../domain/fee-policy.js';
import { type DecidedFee, type FeeFacts, type ScheduledFee, scheduledFees } from '../domain/fee-schedule.js';
import { FeeAllowanceStore, type FeeDue, FeePolicyStore, FeeStore } from './ports.js';

/** What an invoice is charged, and by which policy. */
export interface AssessedInvoice {
  readonly invoice: Invoice;
  readonly facts: FeeFacts;
  /** Null where none holds. */
  readonly policy: FeePolicy | null;
  /** Who says which policy holds. */
  readonly said: ResolvedTerms['feePolicy'];
  readonly decided: readonly DecidedFee[];
  /** Not decided yet, the earliest first. */
  readonly scheduled: readonly ScheduledFee[];
}

/** What a fee is charged for, so that an invoice has each once, also where a person charged it. */
export function occurrenceKey(occurrence: number): string {
  return `late-fee/${occurrence}`;
}

/** Gathers what decides the late fees of invoices, by a few looks however many they are. */
@Injectable()
export class AssessFees {
  constructor(
    private readonly fees: FeeStore,
    private readonly policies: FeePolicyStore,
    private readonly allowances: FeeAllowanceStore,
    private readonly charges: ChargeStore,
    private readonly customers: CustomerCopies,
    private readonly books: TermsBooks,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /** @param dues of these invoices, as far as they have any */
  async assessFees(
    on: Queryable,
    now: Date,
    invoices: readonly Invoice[],
    dues: readonly FeeDue[],
  ): Promise<AssessedInvoice[]> {
    const ids = invoices.map(({ invoiceId }) => invoiceId);
    const customerIds = [...new Set(invoices.map(({ customerId }) => customerId))];
    const copies = await this.customers.findMany(on, customerIds);
    const customers = new Map(copies.map((customer) => [customer.customerId, customer]));
    const said = await this.policiesSaid(on, now, invoices, customers);
    const allowances = await this.allowances.findAll(on);
    const codes = [...new Set([...said.values()].flatMap(({ value }) => (value === noPolicy ? [] : (value ?? []))))];
    const policies = await this.policies.findActive(on, codes);
    const decided = Map.groupBy(await this.fees.findDecided(on, ids), ({ invoiceId }) => invoiceId);
    const charges = Map.groupBy(await this.charges.findOfInvoices(on, ids), ({ invoiceId }) => invoiceId);
    const payments = await this.fees.findPayments(on, ids);
    const holds = await this.fees.findHolds(on, invoices);
    const sinces = new Map(dues.map(({ invoiceId, since }) => [invoiceId, since]));
    return invoices.map((invoice) => {
      const { invoiceId, zone } = invoice;
      const fees = decided.get(invoiceId) ?? [];
      const facts: FeeFacts = {
        ...factsOf(invoice, charges.get(invoiceId) ?? []),
        payments: payments.get(invoiceId) ?? [],
        holds: holds.get(invoiceId) ?? [],
        allowance: allowanceOf(customers.get(invoice.customerId)?.jurisdiction ?? '', allowances),
        since: sinces.get(invoiceId) ?? localDateAt(now, zone),
      };
      // No late fee is charged on what is a fee itself.
      const isFee = invoice.kind === 'PROLONGATION_FEE';
      const policy = isFee ? null : (policies.get(said.get(invoiceId)!.value ?? noPolicy) ?? null);
      const scheduled = policy ? scheduledFees(withDecided(facts, fees), policy, this.dayOf(policy)) : [];
      return { invoice, facts, policy, said: said.get(invoiceId)!, decided: fees, scheduled };
    });
  }

  /** The day on which a version was applied, for the organisation. */
  dayOf({ appliedAt }: FeePolicy): string {
    return localDateAt(appliedAt, this.defaults.zone);
  }

  private async policiesSaid(
    on: Queryable,
    now: Date,
    invoices: readonly Invoice[],
    customers: ReadonlyMap<string, CopiedCustomer>,
  ): Promise<ReadonlyMap<string, ResolvedTerms['feePolicy']>> {
    const subjectOf = ({ customerId }: Invoice) => {
      const customer = customers.get(customerId);
      return { className: customer ? customer.className || defaultClass : null, customer: customer ?? null };
    };
    const book = await this.books.read(on, now, invoices.map(subjectOf));
    return new Map(
      invoices.map((invoice) => [invoice.invoiceId, book.resolve(subjectOf(invoice), billedKindOf(invoice)).feePolicy]),
    );
  }
}

function withDecided(facts: FeeFacts, decided: readonly DecidedFee[]): FeeFacts {
  return { ...facts, decided: [...facts.decided, ...decided.map(({ occurrence }) => occurrence)] };
}

function factsOf(
  invoice: Invoice,
  charges: readonly Charge[],
): Omit<FeeFacts, 'payments' | 'holds' | 'allowance' | 'since'> {
  const { invoiceId, currency, dueDate, zone, issuedEpisode } = invoice;
  const fees = charges.filter((charge) => charge.kind === 'FEE' && charge.issuedEpisode === issuedEpisode);
  return {
    ...{ invoiceId, currency, dueDate, zone },
    principalMinor: owedOf(invoice).PRINCIPAL,
    chargedMinor: fees.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    decided: charges.flatMap(({ occurrence }) => {
      const number = /^late-fee\/([1-9]\d{0,3})$/.exec(occurrence)?.[1];
      return number === undefined ? [] : [Number(number)];
    }),
    objection: objectionOf(invoice),
  };
}

/** A hold stops charges, though not money: what is not collected on the day of a fee is never charged that fee. */
function objectionOf(invoice: Invoice): FeeReason | null {
  if (invoice.collectability !== 'COLLECT') return 'NOT_COLLECTED';
  return isWhollyDisputed(invoice) ? 'IN_DISPUTE' : null;
}
