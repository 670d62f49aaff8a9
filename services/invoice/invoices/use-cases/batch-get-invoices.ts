import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxIds } from '#libs/fields';
import { isId } from '#libs/ids';
import { errors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';

@Injectable()
export class BatchGetInvoices {
  constructor(private readonly invoices: InvoiceStore) {}

  /**
   * The invoices of these ids; ids that no invoice has are left out.
   * @throws INVOICE_INVALID
   */
  async batchGetInvoices(invoiceIds: readonly string[]): Promise<Invoice[]> {
    const faults = new FieldFaults();
    faults.check(invoiceIds.length <= maxIds, 'invoice_ids', faultOf('TOO_MANY', { max: maxIds }));
    faults.throwIfAny(errors.INVOICE_INVALID);
    return this.invoices.findMany(invoiceIds.filter(isId));
  }
}
