import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { type PaymentFile, type PaymentFileDescription, registerPaymentFile } from '../domain/payment-file.js';
import { PaymentFileIntake } from './payment-file-intake.js';
import { PaymentFileReader } from './ports.js';

@Injectable()
export class RegisterPaymentFile {
  constructor(
    private readonly intake: PaymentFileIntake,
    private readonly reader: PaymentFileReader,
  ) {}

  /** Announces a file. Its mapping is checked at once. @throws MAPPING_INVALID, PAYMENT_FILE_INVALID */
  registerPaymentFile(caller: Caller, description: PaymentFileDescription): Promise<PaymentFile> {
    return this.intake.registerFile(caller, (now) => {
      this.reader.assertMapping(description.mapping);
      return registerPaymentFile(description, newId(), now);
    });
  }
}
