import { Injectable } from '@nestjs/common';
import { Intake, UploadLimits } from '#libs/intake';
import { Runner } from '#libs/transactions';
import { type PaymentFile, paymentFileNoun } from '../domain/payment-file.js';
import { PaymentFileEvents, PaymentFileStore } from './ports.js';

/** What payment files have in common with every uploaded file: parts, start, end, resumption. */
@Injectable()
export class PaymentFileIntake extends Intake<PaymentFile> {
  constructor(runner: Runner, files: PaymentFileStore, events: PaymentFileEvents, limits: UploadLimits) {
    super(paymentFileNoun, runner, files, events, limits);
  }
}
