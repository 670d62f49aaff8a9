import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { issueInvoice } from '../domain/receivable.js';
import { ChangeInvoice } from './change-invoice.js';

@Injectable()
export class IssueInvoice {
  constructor(private readonly changeInvoice: ChangeInvoice) {}

  /**
   * Makes a draft an open invoice; earmarked cash settles it at once.
   * @throws INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS
   */
  issueInvoice(caller: Caller, invoiceId: string): Promise<Invoice> {
    return this.changeInvoice.changeInvoice(caller, invoiceId, (session) => issueInvoice(session, invoiceId, 'ISSUED'));
  }
}
