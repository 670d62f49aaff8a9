import { Injectable } from '@nestjs/common';
import { cancelIdleUploads } from '#libs/intake/postgres';
import { Background } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { PaymentFileIntake } from '../use-cases/payment-file-intake.js';

@Injectable()
export class IdlePaymentUploads {
  constructor(background: Background, intake: PaymentFileIntake, system: SystemRunner) {
    cancelIdleUploads(background, 'payment files', intake, system);
  }
}
