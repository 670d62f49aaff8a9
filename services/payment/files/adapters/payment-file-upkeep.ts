import { Injectable } from '@nestjs/common';
import { keepFiles, watchFiles } from '#libs/intake/postgres';
import { Background, Clock, Metrics } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { PaymentFileIntake } from '../use-cases/payment-file-intake.js';
import { PaymentFileStore } from '../use-cases/ports.js';

@Injectable()
export class PaymentFileUpkeep {
  constructor(
    background: Background,
    system: SystemRunner,
    metrics: Metrics,
    clock: Clock,
    intake: PaymentFileIntake,
    files: PaymentFileStore,
  ) {
    keepFiles(background, system, { nouns: 'payment files', intake, files });
    watchFiles(metrics, clock, { nouns: 'payment files', intake, files });
  }
}
