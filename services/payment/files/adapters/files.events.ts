import { Injectable } from '@nestjs/common';
import { toTimestampOrNull } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { PaymentFile } from '../domain/payment-file.js';
import { PaymentFileEvents } from '../use-cases/ports.js';
import { toWireFile } from './files.wire.js';

/** What people wrote stays in this service: events are for everyone and carry no contact data. */
const withheld = { fileName: '', reason: '' };

/** Events of payment files are keyed by the file. */
@Injectable()
export class OutboxPaymentFileEvents extends PaymentFileEvents {
  override registered(tx: Tx, file: PaymentFile, reason: string): void {
    tx.emit({
      type: 'dunlin.payment.v1.PaymentFileRegistered',
      key: file.fileId,
      subject: file.fileId,
      sequence: file.version,
      payload: { fileId: file.fileId, arrivalTime: toTimestampOrNull(file.arrivalAt) },
      reason,
    });
  }

  override completed(tx: Tx, file: PaymentFile): void {
    tx.emit({
      type: 'dunlin.payment.v1.PaymentFileCompleted',
      key: file.fileId,
      subject: file.fileId,
      sequence: file.version,
      payload: { file: { ...toWireFile(file), ...withheld } },
      reason: file.state,
    });
  }
}
