import { Module } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { CustomerSettings } from '../customer.settings.js';
import { CustomersModule } from '../customers/customers.module.js';
import { ByteContentJudge } from './adapters/content.judge.js';
import { PostgresDocumentStore } from './adapters/document.store.js';
import { DocumentUpkeep } from './adapters/document.upkeep.js';
import { DocumentsApi } from './adapters/documents.api.js';
import { OutboxDocumentEvents } from './adapters/documents.events.js';
import { RpcInvoiceDirectory } from './adapters/invoice-directory.gateway.js';
import { PostgresScanQueue } from './adapters/scan.queue.js';
import { clamdAddressOf, ClamdScanner } from './adapters/scanner/clamd.scanner.js';
import { NoScanner } from './adapters/scanner/no.scanner.js';
import { SettingsDocumentPolicy } from './adapters/settings.policy.js';
import { ConfiguredStorages } from './adapters/storage/configured.storages.js';
import { DatabaseStorage } from './adapters/storage/database.storage.js';
import { S3Storage } from './adapters/storage/s3.storage.js';
import { DocumentById } from './use-cases/document-by-id.js';
import { FinishDocument } from './use-cases/finish-document.js';
import { ListDocuments } from './use-cases/list-documents.js';
import {
  ContentJudge,
  DocumentEvents,
  DocumentPolicy,
  DocumentStorages,
  DocumentStore,
  InvoiceDirectory,
  Scanner,
  ScanQueue,
} from './use-cases/ports.js';
import { ReadDocumentPart } from './use-cases/read-document-part.js';
import { RegisterDocument } from './use-cases/register-document.js';
import { ReleaseDocument } from './use-cases/release-document.js';
import { RemoveDocument } from './use-cases/remove-document.js';
import { ScanDocuments } from './use-cases/scan-documents.js';
import { StoreContent } from './use-cases/store-content.js';
import { TidyDocuments } from './use-cases/tidy-documents.js';
import { UploadDocumentPart } from './use-cases/upload-document-part.js';

@Module({
  imports: [CustomersModule],
  controllers: [DocumentsApi],
  providers: [
    DatabaseStorage,
    DocumentById,
    DocumentUpkeep,
    FinishDocument,
    ListDocuments,
    PostgresScanQueue,
    ReadDocumentPart,
    RegisterDocument,
    ReleaseDocument,
    RemoveDocument,
    S3Storage,
    ScanDocuments,
    StoreContent,
    TidyDocuments,
    UploadDocumentPart,
    { provide: ContentJudge, useClass: ByteContentJudge },
    { provide: DocumentEvents, useClass: OutboxDocumentEvents },
    { provide: DocumentPolicy, useClass: SettingsDocumentPolicy },
    { provide: DocumentStorages, useClass: ConfiguredStorages },
    { provide: DocumentStore, useClass: PostgresDocumentStore },
    { provide: InvoiceDirectory, useClass: RpcInvoiceDirectory },
    { provide: ScanQueue, useExisting: PostgresScanQueue },
    { provide: Scanner, inject: [CustomerSettings, Metrics], useFactory: scannerOf },
  ],
  exports: [DocumentStore],
})
export class DocumentsModule {}

function scannerOf({ scannerUrl, scannerTimeoutMs }: CustomerSettings, metrics: Metrics): Scanner {
  return scannerUrl === undefined
    ? new NoScanner()
    : new ClamdScanner(clamdAddressOf(scannerUrl), scannerTimeoutMs, metrics);
}
