import { Injectable } from '@nestjs/common';
import { FieldFaults, readId } from '#libs/fields';
import { Database, type Queryable } from '#libs/transactions';
import type { Charge } from '../../charges/domain/charge.js';
import { ChargeStore } from '../../charges/use-cases/ports.js';
import { readPolicy } from '../../interest/domain/policies.js';
import { ReferenceRateStore } from '../../interest/use-cases/ports.js';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { InvoiceStore, JournalStore } from '../../ledger/use-cases/ports.js';
import type { Accrual } from '../domain/accrual.js';
import { accruedOf, type AccruedPeriod } from '../domain/accrued.js';
import { errors } from '../domain/errors.js';
import { AccrualStore } from './ports.js';

/** The interest of an invoice with what was posted of it. */
export interface AccrualStanding {
  readonly accrual: Accrual;
  readonly invoice: Invoice;
  /** Null while nothing was posted. */
  readonly charge: Charge | null;
}

interface ExplainedAccrual {
  /** Null for an invoice without interest. */
  readonly standing: AccrualStanding | null;
  /** What the interest up to the watermark is made of. */
  readonly periods: readonly AccruedPeriod[];
}

/** How interest came about. */
@Injectable()
export class ExplainInterest {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly journal: JournalStore,
    private readonly accruals: AccrualStore,
    private readonly charges: ChargeStore,
    private readonly rates: ReferenceRateStore,
  ) {}

  /** @throws ACCRUAL_INVALID, INVOICE_NOT_FOUND */
  async getInvoiceInterest(given: string): Promise<ExplainedAccrual> {
    const faults = new FieldFaults();
    const invoiceId = faults.take('invoice_id', readId(given));
    faults.throwIfAny(errors.ACCRUAL_INVALID);
    const invoice = await this.invoices.find(invoiceId!);
    if (!invoice) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${given}.`);
    const [accrual] = await this.accruals.findMany(this.database, [invoiceId!]);
    if (!accrual) return { standing: null, periods: [] };
    const [standing] = await this.standingsOf(this.database, [accrual]);
    return { standing: standing!, periods: await this.periodsOf(invoice, accrual) };
  }

  async standingOf(on: Queryable, invoiceId: string): Promise<AccrualStanding> {
    const [standing] = await this.standingsOf(on, await this.accruals.findMany(on, [invoiceId]));
    return standing!;
  }

  /** In the order of the accruals, by two looks. */
  async standingsOf(on: Queryable, accruals: readonly Accrual[]): Promise<AccrualStanding[]> {
    const ids = accruals.map(({ invoiceId }) => invoiceId);
    const invoices = new Map((await this.invoices.findMany(ids, on)).map((invoice) => [invoice.invoiceId, invoice]));
    const charges = new Map((await this.charges.findOfInvoices(on, ids)).map((charge) => [charge.chargeId, charge]));
    return accruals.map((accrual) => ({
      accrual,
      invoice: invoices.get(accrual.invoiceId)!,
      charge: charges.get(accrual.chargeId ?? '') ?? null,
    }));
  }

  private async periodsOf(invoice: Invoice, { policy: text, watermark }: Accrual): Promise<readonly AccruedPeriod[]> {
    const policy = readPolicy(text);
    if (policy === null || watermark === null) return [];
    const lines = (await this.journal.findPrincipalLines(this.database, [invoice])).get(invoice.invoiceId) ?? [];
    const rates = (await this.rates.readBook(this.database)).ratesOf(policy);
    return accruedOf({ policy, rates, dueDate: invoice.dueDate, lines }, watermark).periods;
  }
}
