import { Injectable } from '@nestjs/common';
import { FieldFaults } from '#libs/fields';
import type { CallerOnward } from '#libs/transactions';
import { GetInvoice } from '../../invoices/use-cases/get-invoice.js';
import { DraftStore } from '../../invoices/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { PaperPrinter } from './ports.js';
import { readPaperLocale, WriteLetters } from './write-letters.js';

export interface Paper {
  readonly fileName: string;
  readonly content: Uint8Array;
}

@Injectable()
export class RenderInvoice {
  constructor(
    private readonly getInvoice: GetInvoice,
    private readonly drafts: DraftStore,
    private readonly letters: WriteLetters,
    private readonly printer: PaperPrinter,
  ) {}

  /** @throws PAPER_INVALID, PAPER_STATE_FORBIDS, PAPER_CUSTOMER_NOT_FOUND, INVOICE_NOT_FOUND */
  async renderInvoice(invoiceId: string, locale: string, caller: CallerOnward): Promise<Paper> {
    const faults = new FieldFaults();
    const wanted = readPaperLocale(faults, locale);
    faults.throwIfAny(errors.PAPER_INVALID);
    const invoice = await this.getInvoice.getInvoice(invoiceId, '', '');
    if (invoice.lifecycle === 'DRAFT') {
      throw errors.PAPER_STATE_FORBIDS(`Invoice ${invoiceId} is a draft. Issue it first.`);
    }
    const [letter, lines] = await Promise.all([
      this.letters.letterTo(invoice.customerId, wanted, caller),
      this.drafts.findLines(invoiceId),
    ]);
    return {
      fileName: `${fileNameOf(`invoice-${invoice.number}`)}.pdf`,
      content: await this.printer.printInvoice(letter, invoice, lines),
    };
  }
}

/** Signs that some file system refuses become dashes. */
export function fileNameOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
