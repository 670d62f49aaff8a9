import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import type { CallerOnward, Queryable } from '#libs/transactions';
import type { KnownCustomer } from '../../customers/use-cases/ports.js';
import { billedKindOf, type Invoice } from '../../ledger/domain/invoice.js';
import { objectionTo } from '../../ledger/domain/invoice-acts.js';
import { NumberSeriesStore } from '../../number-series/use-cases/ports.js';
import { TermsBooks } from '../../terms/use-cases/terms-books.js';
import { policyOf, type ResolvedPolicy, resolvePolicy } from '../domain/policy.js';
import { hadOf, type Prolongation } from '../domain/prolongation.js';
import { type ProlongationQuote, quoteOf } from '../domain/quote.js';
import { CollectionFacts, PolicyStore, ProlongationStore } from './ports.js';

/** A quote, with what it was reckoned from. */
export interface ReadQuote extends ProlongationQuote {
  readonly resolved: ResolvedPolicy;
  readonly earlier: readonly Prolongation[];
}

/** Reads all that decides about a prolongation. A quote and the act itself decide by the same. */
@Injectable()
export class ProlongationQuotes {
  constructor(
    private readonly policies: PolicyStore,
    private readonly prolongations: ProlongationStore,
    private readonly terms: TermsBooks,
    private readonly series: NumberSeriesStore,
    private readonly collection: CollectionFacts,
  ) {}

  /**
   * Who owns cases, holds and money on its way is asked, since a copy of these may lag behind; but not about an invoice that
   * does not allow it anyhow.
   * @param customer with its class
   * @throws PROLONGATION_CASE_UNAVAILABLE
   */
  async read(
    on: Queryable,
    now: Date,
    invoice: Invoice,
    { customer, caller }: { readonly customer: KnownCustomer; readonly caller: CallerOnward },
  ): Promise<ReadQuote> {
    const { className } = customer;
    const resolved = resolvePolicy(className, await this.policies.findOf(on, className));
    const policy = policyOf(resolved);
    const earlier = await this.prolongations.findOfInvoice(on, invoice.invoiceId);
    const subject = { className, customer };
    const book = await this.terms.read(on, now, [subject]);
    const isRefused = objectionTo(invoice, 'prolong') !== null;
    const quote = quoteOf({
      ...{ invoice, policy },
      today: localDateAt(now, invoice.zone),
      had: hadOf(earlier),
      standing: isRefused ? null : await this.collection.standingOf(invoice, caller),
      dateAfter: (from, days) => book.dateAfter(subject, billedKindOf(invoice), from, days),
      numbered: (await this.series.find(policy.numberSeries || invoice.creditorId, on)) !== null,
    });
    return { ...quote, resolved, earlier };
  }
}
