import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { type GivenReason, Reasons } from '#libs/reasons';
import type { Caller } from '#libs/transactions';
import { errors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { raiseDispute } from '../domain/receivable.js';
import { ChangeInvoice } from './change-invoice.js';

@Injectable()
export class RaiseDispute {
  constructor(
    private readonly changeInvoice: ChangeInvoice,
    private readonly reasons: Reasons,
  ) {}

  /**
   * Disputes the whole invoice.
   * @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_STATE_FORBIDS
   */
  async raiseDispute(caller: Caller, invoiceId: string, given: GivenReason): Promise<Invoice> {
    const because = requireField(errors.INVOICE_INVALID, 'reason', this.reasons.read('dispute', given));
    return this.changeInvoice.changeInvoice(caller, invoiceId, (session) => raiseDispute(session, invoiceId, because));
  }
}
