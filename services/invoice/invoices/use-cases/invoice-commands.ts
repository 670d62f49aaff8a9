import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import type { Book } from '../../ledger/domain/book.js';
import { closeDispute, issueInvoice, raiseDispute, voidInvoice } from '../domain/claims.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { Books } from '../../ledger/use-cases/books.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';

const longestReason = 500;

/** The acts of people on one invoice: each locks it, runs the command of the domain and answers the invoice after it. */
@Injectable()
export class InvoiceCommands {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly books: Books,
  ) {}

  issue(caller: Caller, invoiceId: string): Promise<Invoice> {
    return this.change(caller, invoiceId, (book) => issueInvoice(book, invoiceId, 'ISSUED'));
  }

  void(caller: Caller, invoiceId: string, reason: string): Promise<Invoice> {
    const why = readReason(reason);
    return this.change(caller, invoiceId, (book) => voidInvoice(book, invoiceId, why));
  }

  raiseDispute(caller: Caller, invoiceId: string, reason: string): Promise<Invoice> {
    const why = readReason(reason);
    return this.change(caller, invoiceId, (book) => raiseDispute(book, invoiceId, why));
  }

  closeDispute(caller: Caller, invoiceId: string, reason: string): Promise<Invoice> {
    const why = readReason(reason);
    return this.change(caller, invoiceId, (book) => closeDispute(book, invoiceId, why));
  }

  private change(caller: Caller, invoiceId: string, command: (book: Book) => void): Promise<Invoice> {
    return this.runner.run(caller, async (tx) => {
      const [invoice] = isId(invoiceId) ? await this.invoices.lock(tx, [invoiceId]) : [];
      if (!invoice) throw invoiceNotFound(invoiceId);
      const book = await this.books.open(tx, [invoice], { roomFor: [invoiceId] });
      command(book);
      await this.books.close(tx, book);
      return book.invoice(invoiceId);
    });
  }
}

export function invoiceNotFound(key: string): DomainError {
  return new DomainError('INVOICE_NOT_FOUND', 'not-found', `There is no invoice ${JSON.stringify(key)}.`);
}

function readReason(text: string): string {
  const reason = text.trim();
  const fault =
    reason === '' ? 'is missing' : reason.length > longestReason ? `is longer than ${longestReason} characters` : '';
  if (fault) throw invalidFields('INVOICE_INVALID', [{ field: 'reason', description: fault }]);
  return reason;
}
