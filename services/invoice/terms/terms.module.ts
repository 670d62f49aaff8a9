import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { TermsApi } from './adapters/terms.api.js';
import { OutboxTermsEvents } from './adapters/terms.events.js';
import { PostgresTermsStore } from './adapters/terms.store.js';
import { ChangeTerms } from './use-cases/change-terms.js';
import { ExplainTerms } from './use-cases/explain-terms.js';
import { TermsEvents, TermsStore } from './use-cases/ports.js';
import { TermsBooks } from './use-cases/terms-books.js';

@Module({
  imports: [LedgerModule, CustomersModule, CalendarsModule],
  controllers: [TermsApi],
  providers: [
    ChangeTerms,
    ExplainTerms,
    TermsBooks,
    { provide: TermsStore, useClass: PostgresTermsStore },
    { provide: TermsEvents, useClass: OutboxTermsEvents },
  ],
  exports: [TermsBooks],
})
export class TermsModule {}
