import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import { identifierText } from '#libs/text';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';

@Injectable()
export class GetInvoice {
  constructor(private readonly invoices: InvoiceStore) {}

  /**
   * The invoice of an id or, where the id is empty, of a number.
   * @throws INVOICE_NOT_FOUND
   */
  async getInvoice(invoiceId: string, number: string): Promise<Invoice> {
    const invoice = invoiceId === '' ? await this.ofNumber(identifierText(number)) : await this.ofId(invoiceId);
    if (!invoice) throw errors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId || number)}.`);
    return invoice;
  }

  private ofId(invoiceId: string): Promise<Invoice | null> {
    return isId(invoiceId) ? this.invoices.find({ invoiceId }) : Promise.resolve(null);
  }

  private ofNumber(number: string): Promise<Invoice | null> {
    return isStorable(number) ? this.invoices.find({ number }) : Promise.resolve(null);
  }
}
