import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { CreditNote } from '../domain/credit-note.js';
import { errors } from '../domain/errors.js';
import { CreditNoteStore } from './ports.js';

@Injectable()
export class GetCreditNote {
  constructor(private readonly creditNotes: CreditNoteStore) {}

  /** @throws CREDIT_NOTE_NOT_FOUND */
  async getCreditNote(creditNoteId: string): Promise<CreditNote> {
    const creditNote = isId(creditNoteId) ? await this.creditNotes.find(creditNoteId) : null;
    if (!creditNote) throw errors.CREDIT_NOTE_NOT_FOUND(`There is no credit note ${JSON.stringify(creditNoteId)}.`);
    return creditNote;
  }
}
