import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { requireSeries } from '../../number-series/domain/number-series.js';
import { FreeNumbers } from '../../number-series/use-cases/free-numbers.js';
import { NumberSeriesStore } from '../../number-series/use-cases/ports.js';
import { issueInvoice } from '../domain/receivable.js';
import { ChangeInvoice } from './change-invoice.js';

@Injectable()
export class IssueInvoice {
  constructor(
    private readonly changeInvoice: ChangeInvoice,
    private readonly invoices: InvoiceStore,
    private readonly series: NumberSeriesStore,
    private readonly numbers: FreeNumbers,
  ) {}

  /**
   * Makes a draft an open invoice; earmarked cash settles it at once. A draft without number takes the next one of its
   * series: of a gapless one in the transaction that issues it, so that a failure gives the number back.
   * @throws INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS, NUMBER_SERIES_NOT_FOUND
   */
  async issueInvoice(caller: Caller, invoiceId: string): Promise<Invoice> {
    const reserved = await this.reserve(invoiceId);
    return this.changeInvoice.changeInvoice(caller, invoiceId, async (session, tx) => {
      const draft = session.invoice(invoiceId);
      assertAllowed(draft, 'issue');
      const number = draft.numberSeries === '' ? draft.number : await this.numbers.take(tx, draft, reserved);
      issueInvoice(session, invoiceId, 'ISSUED', number);
    });
  }

  /** Of a series that may have gaps a number is taken before the transaction, in which nobody waits for it then. */
  private async reserve(invoiceId: string): Promise<string | null> {
    const draft = isId(invoiceId) ? await this.invoices.find(invoiceId) : null;
    if (!draft || draft.lifecycle !== 'DRAFT' || draft.numberSeries === '') return null;
    const { code, gapless } = requireSeries(await this.series.find(draft.numberSeries), draft.numberSeries);
    return gapless ? null : this.series.take(code);
  }
}
