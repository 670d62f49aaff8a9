import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PostgresCreditNoteStore } from './adapters/credit-note.store.js';
import { CreditNotesApi } from './adapters/credit-notes.api.js';
import { OutboxCreditNoteEvents } from './adapters/credit-notes.events.js';
import { CreateCreditNote } from './use-cases/create-credit-note.js';
import { GetCreditNote } from './use-cases/get-credit-note.js';
import { CreditNoteEvents, CreditNoteStore } from './use-cases/ports.js';

@Module({
  imports: [LedgerModule],
  controllers: [CreditNotesApi],
  providers: [
    CreateCreditNote,
    GetCreditNote,
    { provide: CreditNoteStore, useClass: PostgresCreditNoteStore },
    { provide: CreditNoteEvents, useClass: OutboxCreditNoteEvents },
  ],
  exports: [CreditNoteEvents, CreditNoteStore],
})
export class CreditNotesModule {}
