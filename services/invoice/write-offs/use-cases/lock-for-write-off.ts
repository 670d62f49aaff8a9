import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { ActPolicy, InvoiceStore } from '../../ledger/use-cases/ports.js';
import { assertNotCollected } from '../domain/write-off.js';
import { Collection } from './ports.js';

@Injectable()
export class LockForWriteOff {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly collection: Collection,
    private readonly policy: ActPolicy,
  ) {}

  /**
   * Locks an invoice that may be written off now. Who owns its case and its placements is asked under the lock of the act,
   * since a copy of them may lag behind; they ask nothing back.
   * @throws INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS, WRITE_OFF_STATE_FORBIDS, WRITE_OFF_CASE_UNAVAILABLE
   */
  async lockForWriteOff(tx: Tx, invoiceId: string, act: 'write off' | 'close small balance'): Promise<Invoice> {
    const [invoice] = isId(invoiceId) ? await this.invoices.lockMany(tx, [invoiceId]) : [];
    if (!invoice) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
    assertAllowed(invoice, act, this.policy);
    const { actor, correlationId } = tx;
    assertNotCollected(invoice, await this.collection.standingOf(invoice, { actor, correlationId }));
    return invoice;
  }
}
