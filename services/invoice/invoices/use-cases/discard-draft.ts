import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { DraftStore } from './ports.js';

@Injectable()
export class DiscardDraft {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly drafts: DraftStore,
  ) {}

  /**
   * Removes a draft with its lines and metadata; its number is free again.
   * @throws INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS
   */
  async discardDraft(caller: Caller, invoiceId: string): Promise<void> {
    await this.runner.run(caller, async (tx) => {
      const [draft] = isId(invoiceId) ? await this.invoices.lockMany(tx, [invoiceId]) : [];
      if (!draft) throw errors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
      assertAllowed(draft, 'discard draft');
      await this.drafts.remove(tx, invoiceId);
      return {};
    });
  }
}
