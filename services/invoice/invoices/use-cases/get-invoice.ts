import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import { identifierText } from '#libs/text';
import { errors as ledgerErrors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';

@Injectable()
export class GetInvoice {
  constructor(private readonly invoices: InvoiceStore) {}

  /**
   * The invoice of an id or, where the id is empty, of a number, which may need its creditor.
   * @throws INVOICE_NOT_FOUND; INVOICE_INVALID for a number that several creditors have, when none of them is named
   */
  async getInvoice(invoiceId: string, number: string, creditorId: string): Promise<Invoice> {
    const found = invoiceId === '' ? await this.ofNumber(number, creditorId) : await this.ofId(invoiceId);
    const [invoice, another] = found;
    if (!invoice) throw errors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId || number)}.`);
    if (another) throw ambiguous(number, found);
    return invoice;
  }

  private async ofId(invoiceId: string): Promise<Invoice[]> {
    const invoice = isId(invoiceId) ? await this.invoices.find(invoiceId) : null;
    return invoice ? [invoice] : [];
  }

  private async ofNumber(number: string, creditorId: string): Promise<Invoice[]> {
    const named = identifierText(number);
    const creditor = identifierText(creditorId);
    if (!isStorable(named)) return [];
    const found = await this.invoices.findManyByNumber([named]);
    return creditor === '' ? found : found.filter((invoice) => invoice.creditorId === creditor);
  }
}

function ambiguous(number: string, found: readonly Invoice[]): Error {
  const creditors = found.map(({ creditorId }) => creditorId).join(', ');
  const description = `is that of an invoice of each of ${creditors}; name the creditor, on the command line by --creditor`;
  return invalidFields(ledgerErrors.INVOICE_INVALID, [{ field: 'number', description: `${number} ${description}` }]);
}
