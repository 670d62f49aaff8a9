import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import type { PaymentFile } from '../domain/payment-file.js';
import { PaymentFileIntake } from './payment-file-intake.js';
import { PaymentFileReader } from './ports.js';

@Injectable()
export class StartPaymentFile {
  constructor(
    private readonly intake: PaymentFileIntake,
    private readonly reader: PaymentFileReader,
  ) {}

  /**
   * Declares the file complete; from then on the workflow service has its lines taken.
   * @throws PAYMENT_FILE_NOT_FOUND, PAYMENT_FILE_STATE_FORBIDS, PAYMENT_FILE_INCOMPLETE, PAYMENT_FILE_CONFLICT
   */
  startPaymentFile(caller: Caller, fileId: string): Promise<PaymentFile> {
    return this.intake.startFile(caller, fileId, ({ mapping }, content) => this.reader.open(mapping, content));
  }
}
