import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { CreditNote } from '../domain/credit-note.js';
import { CreditNoteEvents } from '../use-cases/ports.js';
import { toWireCreditNote } from './credit-notes.wire.js';

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxCreditNoteEvents extends CreditNoteEvents {
  override created(tx: Tx, creditNote: CreditNote, invoiceNumber: string): void {
    const { customerId: key, creditNoteId: subject, reason } = creditNote;
    const payload = { creditNote: toWireCreditNote(creditNote), invoiceNumber };
    tx.emit({ key, subject, sequence: 1n, type: 'dunlin.invoice.v1.CreditNoteCreated', payload, reason });
  }
}
