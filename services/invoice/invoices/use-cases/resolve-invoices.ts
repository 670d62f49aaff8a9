import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, isStorable } from '#libs/fields';
import { identifierText } from '#libs/text';
import { errors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';

/** As many as the rows of one chunk of a payment file. */
const maxNumbers = 5_000;

@Injectable()
export class ResolveInvoices {
  constructor(private readonly invoices: InvoiceStore) {}

  /**
   * The invoices of these numbers, of every creditor; numbers that no invoice has are left out.
   * @throws INVOICE_INVALID
   */
  async resolveInvoices(numbers: readonly string[]): Promise<Invoice[]> {
    const faults = new FieldFaults();
    faults.check(numbers.length <= maxNumbers, 'numbers', faultOf('TOO_MANY', { max: maxNumbers }));
    faults.throwIfAny(errors.INVOICE_INVALID);
    return this.invoices.findManyByNumber(numbers.map(identifierText).filter(isStorable));
  }
}
