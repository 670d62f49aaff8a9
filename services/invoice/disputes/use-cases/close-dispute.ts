import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { isId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { DisputeClosing, type DisputedInvoice } from '../../invoices/use-cases/ports.js';
import { errors } from '../../ledger/domain/errors.js';
import { EndDispute } from './end-dispute.js';

@Injectable()
export class CloseDispute extends DisputeClosing {
  constructor(private readonly endDispute: EndDispute) {
    super();
  }

  /**
   * Closes the dispute of an invoice for the creditor, in every state.
   * @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_STATE_FORBIDS
   */
  async closeDispute(caller: Caller, invoiceId: string, reason: string): Promise<DisputedInvoice> {
    const because = requireField(errors.INVOICE_INVALID, 'reason', readReason(reason));
    if (!isId(invoiceId)) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
    const { invoice, dispute } = await this.endDispute.endOfInvoice(caller, invoiceId, because);
    return { invoice, disputeId: dispute.disputeId };
  }
}
