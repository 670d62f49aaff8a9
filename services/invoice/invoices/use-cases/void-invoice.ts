import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import { errors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { voidInvoice } from '../domain/receivable.js';
import { ChangeInvoice } from './change-invoice.js';

@Injectable()
export class VoidInvoice {
  constructor(private readonly changeInvoice: ChangeInvoice) {}

  /**
   * Closes an open invoice without payment.
   * @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_STATE_FORBIDS
   */
  async voidInvoice(caller: Caller, invoiceId: string, reason: string): Promise<Invoice> {
    const because = requireField(errors.INVOICE_INVALID, 'reason', readReason(reason));
    return this.changeInvoice.changeInvoice(caller, invoiceId, (session) => voidInvoice(session, invoiceId, because));
  }
}
