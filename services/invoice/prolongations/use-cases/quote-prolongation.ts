import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type Caller, Database } from '#libs/transactions';
import { KnownCustomers } from '../../customers/use-cases/known-customers.js';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { ProlongationQuotes, type ReadQuote } from './prolongation-quotes.js';

@Injectable()
export class QuoteProlongation {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly customers: KnownCustomers,
    private readonly quotes: ProlongationQuotes,
  ) {}

  /** @throws INVOICE_NOT_FOUND, CUSTOMER_NOT_FOUND, PROLONGATION_CASE_UNAVAILABLE */
  async quoteProlongation(caller: Caller, invoiceId: string): Promise<ReadQuote> {
    const invoice = isId(invoiceId) ? await this.invoices.find(invoiceId) : null;
    if (!invoice) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
    const known = await this.customers.requireCustomer(caller, invoice.customerId);
    const [customer] = await this.customers.withClasses(caller, [known]);
    const { actor, correlationId } = caller;
    const about = { customer: customer!, caller: { actor, correlationId } };
    return this.quotes.read(this.database, await this.database.now(), invoice, about);
  }
}
