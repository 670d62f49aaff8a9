import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import { errors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { closeDispute } from '../domain/receivable.js';
import { ChangeInvoice } from './change-invoice.js';

@Injectable()
export class CloseDispute {
  constructor(private readonly changeInvoice: ChangeInvoice) {}

  /**
   * Closes the dispute of an invoice, in every state.
   * @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_STATE_FORBIDS
   */
  async closeDispute(caller: Caller, invoiceId: string, reason: string): Promise<Invoice> {
    const because = requireField(errors.INVOICE_INVALID, 'reason', readReason(reason));
    return this.changeInvoice.changeInvoice(caller, invoiceId, (session) => closeDispute(session, invoiceId, because));
  }
}
