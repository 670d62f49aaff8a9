import { Module } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { CustomersModule } from '../customers/customers.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PostgresImportNumberStore } from './adapters/import-number.store.js';
import { PostgresImportStore } from './adapters/import.store.js';
import { PostgresImportCustomerStore } from './adapters/import-customer.store.js';
import { ImportsApi } from './adapters/imports.api.js';
import { OutboxImportEvents } from './adapters/imports.events.js';
import { InvoiceDueWork } from './adapters/due-work.js';
import { CloseAbsent } from './use-cases/chunk/close-absent.js';
import { ImportCustomers } from './use-cases/chunk/import-customers.js';
import { ImportRows } from './use-cases/chunk/import-rows.js';
import { ImportProgress } from './use-cases/chunk/import-progress.js';
import { ResolveCustomers } from './use-cases/chunk/resolve-customers.js';
import { ScanNumbers } from './use-cases/chunk/scan-numbers.js';
import { ImportNextChunk } from './use-cases/import-next-chunk.js';
import { ImportCustomerStore, ImportEvents, ImportNumberStore, ImportStore } from './use-cases/ports.js';
import { ReadImports } from './use-cases/read-imports.js';
import { RegisterImport } from './use-cases/register-import.js';
import { StartImport } from './use-cases/start-import.js';
import { UploadImportPart } from './use-cases/upload-import-part.js';

@Module({
  imports: [LedgerModule, CustomersModule, InvoicesModule],
  controllers: [ImportsApi],
  providers: [
    CloseAbsent,
    ImportCustomers,
    ImportNextChunk,
    ImportRows,
    ImportProgress,
    ReadImports,
    RegisterImport,
    ResolveCustomers,
    ScanNumbers,
    StartImport,
    UploadImportPart,
    { provide: ImportStore, useClass: PostgresImportStore },
    { provide: ImportNumberStore, useClass: PostgresImportNumberStore },
    { provide: ImportCustomerStore, useClass: PostgresImportCustomerStore },
    { provide: ImportEvents, useClass: OutboxImportEvents },
    { provide: DueWork, useClass: InvoiceDueWork },
  ],
})
export class ImportsModule {}
