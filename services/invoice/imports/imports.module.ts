import { Module } from '@nestjs/common';
import { RowDefects } from '#libs/files';
import { UploadLimits } from '#libs/intake';
import { DueWork, LoggedRowDefects, PlatformSettings } from '#libs/platform';
import { CreditNotesModule } from '../credit-notes/credit-notes.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MetadataModule } from '../metadata/metadata.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { InvoiceDueWork } from './adapters/due-work.js';
import { PostgresImportStore } from './adapters/import.store.js';
import { PostgresImportChangeStore } from './adapters/import-change.store.js';
import { PostgresImportCustomerStore } from './adapters/import-customer.store.js';
import { PostgresImportNumberStore } from './adapters/import-number.store.js';
import { ImportUpkeep } from './adapters/import-upkeep.js';
import { ImportsApi } from './adapters/imports.api.js';
import { OutboxImportEvents } from './adapters/imports.events.js';
import { ChunkTerms } from './use-cases/chunk/chunk-terms.js';
import { CloseAbsent } from './use-cases/chunk/close-absent.js';
import { CountAbsent } from './use-cases/chunk/count-absent.js';
import { CreditRows } from './use-cases/chunk/credit-rows.js';
import { ImportCustomers } from './use-cases/chunk/import-customers.js';
import { ImportRows } from './use-cases/chunk/import-rows.js';
import { InvoiceMetadata } from './use-cases/chunk/invoice-metadata.js';
import { PrepareRows } from './use-cases/chunk/prepare-rows.js';
import { ResolveCustomers } from './use-cases/chunk/resolve-customers.js';
import { ScanNumbers } from './use-cases/chunk/scan-numbers.js';
import { SettleCustomers } from './use-cases/chunk/settle-customers.js';
import { ImportIntake } from './use-cases/import-intake.js';
import {
  ImportChangeStore,
  ImportCustomerStore,
  ImportEvents,
  ImportNumberStore,
  ImportStore,
} from './use-cases/ports.js';
import { RegisterImport } from './use-cases/register-import.js';
import { StartImport } from './use-cases/start-import.js';
import { TakeNextImportChunk } from './use-cases/take-next-import-chunk.js';

@Module({
  imports: [LedgerModule, MetadataModule, CustomersModule, TermsModule, InvoicesModule, CreditNotesModule],
  controllers: [ImportsApi],
  providers: [
    ChunkTerms,
    CloseAbsent,
    CountAbsent,
    CreditRows,
    ImportUpkeep,
    ImportCustomers,
    ImportIntake,
    TakeNextImportChunk,
    ImportRows,
    InvoiceMetadata,
    PrepareRows,
    RegisterImport,
    ResolveCustomers,
    ScanNumbers,
    SettleCustomers,
    StartImport,
    { provide: ImportStore, useClass: PostgresImportStore },
    { provide: ImportNumberStore, useClass: PostgresImportNumberStore },
    { provide: ImportChangeStore, useClass: PostgresImportChangeStore },
    { provide: ImportCustomerStore, useClass: PostgresImportCustomerStore },
    { provide: ImportEvents, useClass: OutboxImportEvents },
    { provide: UploadLimits, useExisting: PlatformSettings },
    { provide: RowDefects, useClass: LoggedRowDefects },
    { provide: DueWork, useClass: InvoiceDueWork },
  ],
})
export class ImportsModule {}
