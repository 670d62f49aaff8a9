import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { type GivenReason, Reasons } from '#libs/reasons';
import type { Caller } from '#libs/transactions';
import { errors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { standVoid, voidInvoice } from '../domain/receivable.js';
import { ChangeInvoice } from './change-invoice.js';

@Injectable()
export class VoidInvoice {
  constructor(
    private readonly changeInvoice: ChangeInvoice,
    private readonly reasons: Reasons,
  ) {}

  /**
   * Closes an open invoice without payment; of one that is void already, changes whether it stands against files.
   * @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_STATE_FORBIDS
   */
  async voidInvoice(caller: Caller, invoiceId: string, given: GivenReason, stands: boolean): Promise<Invoice> {
    const because = requireField(errors.INVOICE_INVALID, 'reason', this.reasons.read('void', given));
    return this.changeInvoice.changeInvoice(caller, invoiceId, (session) => {
      const isVoid = session.invoice(invoiceId).lifecycle === 'VOID';
      if (isVoid) standVoid(session, invoiceId, stands, because);
      else voidInvoice(session, invoiceId, because, stands);
    });
  }
}
