import { Module } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import { InvoiceSettings } from '../invoice.settings.js';
import { PostgresAccountReader } from './adapters/account.reader.js';
import { PostgresInvoiceStore } from './adapters/invoice.store.js';
import { PostgresJournalStore } from './adapters/journal/journal.store.js';
import { LedgerApi } from './adapters/ledger.api.js';
import { LedgerConsumer } from './adapters/ledger.consumer.js';
import { OutboxAllocationEvents } from './adapters/ledger.events.js';
import { AllocationsApi } from './adapters/trial/allocations.api.js';
import { AllocatePayments } from './use-cases/allocate-payments.js';
import { LedgerSessions } from './use-cases/ledger-sessions.js';
import {
  AccountReader,
  ActPolicy,
  AllocationEvents,
  AllocationPolicy,
  InvoiceStore,
  JournalStore,
  OrganisationDefaults,
} from './use-cases/ports.js';

@Module({
  controllers: [AllocationsApi, LedgerApi, LedgerConsumer],
  providers: [
    AllocatePayments,
    LedgerSessions,
    { provide: InvoiceStore, useClass: PostgresInvoiceStore },
    { provide: JournalStore, useClass: PostgresJournalStore },
    { provide: AccountReader, useClass: PostgresAccountReader },
    { provide: AllocationEvents, useClass: OutboxAllocationEvents },
    { provide: ActPolicy, useExisting: InvoiceSettings },
    { provide: AllocationPolicy, useExisting: InvoiceSettings },
    { provide: OrganisationDefaults, useExisting: OrganisationSettings },
  ],
  exports: [AccountReader, ActPolicy, LedgerSessions, InvoiceStore, JournalStore, OrganisationDefaults],
})
export class LedgerModule {}
