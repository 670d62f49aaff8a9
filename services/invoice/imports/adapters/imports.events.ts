import { Injectable } from '@nestjs/common';
import { toTimestampOrNull } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { Import } from '../domain/import.js';
import { ImportEvents } from '../use-cases/ports.js';
import { toWireImport } from './imports.wire.js';

@Injectable()
export class OutboxImportEvents extends ImportEvents {
  override registered(tx: Tx, { importId, arrivalAt, version }: Import): void {
    tx.emit({
      type: 'dunlin.invoice.v1.ImportRegistered',
      key: importId,
      subject: importId,
      sequence: version,
      payload: { importId, arrivalTime: toTimestampOrNull(arrivalAt) },
    });
  }

  override ended(tx: Tx, of: Import): void {
    const { importId, version, state } = of;
    tx.emit({
      type: 'dunlin.invoice.v1.ImportCompleted',
      key: importId,
      subject: importId,
      sequence: version,
      // A file is named by people, and what is said of one that cannot be read quotes it.
      payload: { import: { ...toWireImport(of), fileName: '', refusal: '' } },
      reason: state,
    });
  }
}
