import { Injectable } from '@nestjs/common';
import { toTimestampOrNull } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { Import } from '../domain/import.js';
import { ImportEvents } from '../use-cases/ports.js';
import { toWireImport } from './imports.wire.js';

/** Texts that people wrote, or that quote the file, stay in this service: events carry no contact data. */
const withheld = { fileName: '', reason: '' };

@Injectable()
export class OutboxImportEvents extends ImportEvents {
  override registered(tx: Tx, { fileId, arrivalAt, version }: Import, reason: string): void {
    tx.emit({
      type: 'dunlin.invoice.v1.ImportRegistered',
      key: fileId,
      subject: fileId,
      sequence: version,
      payload: { importId: fileId, arrivalTime: toTimestampOrNull(arrivalAt) },
      reason,
    });
  }

  override completed(tx: Tx, imp: Import): void {
    tx.emit({
      type: 'dunlin.invoice.v1.ImportCompleted',
      key: imp.fileId,
      subject: imp.fileId,
      sequence: imp.version,
      payload: { import: { ...toWireImport(imp), ...withheld } },
      reason: imp.state,
    });
  }
}
