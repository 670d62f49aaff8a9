import { Injectable } from '@nestjs/common';
import { CustomerSettings } from '../../customer.settings.js';
import type { DocumentType } from '../domain/media-type.js';
import { DocumentPolicy } from '../use-cases/ports.js';

@Injectable()
export class SettingsDocumentPolicy extends DocumentPolicy {
  override readonly maxBytes: number;
  override readonly takenTypes: readonly DocumentType[];
  override readonly retentionDays: number;
  override readonly refusedRetentionDays: number;
  override readonly scanLeaseMs: number;

  constructor(settings: CustomerSettings) {
    super();
    this.maxBytes = settings.documentsMaxBytes;
    this.takenTypes = settings.documentsTypes;
    this.retentionDays = settings.documentsRetentionDays;
    this.refusedRetentionDays = settings.documentsRefusedRetentionDays;
    // Twice as long as a scan may take: its content is read from the database and may be stored elsewhere besides.
    this.scanLeaseMs = 2 * settings.scannerTimeoutMs + settings.bucketTimeoutMs;
  }
}
