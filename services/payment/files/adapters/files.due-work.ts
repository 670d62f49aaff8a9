import { Injectable } from '@nestjs/common';
import { UndatedWork } from '#libs/platform';
import { AttemptStore } from '../../attempts/use-cases/ports.js';
import { PaymentFileStore } from '../use-cases/ports.js';

/** Files wait for their arrival in the workflow service, so nothing becomes due here by the clock; a test clock waits for attempts that calls carry out. */
@Injectable()
export class FilesDueWork extends UndatedWork {
  constructor(
    private readonly files: PaymentFileStore,
    private readonly attempts: AttemptStore,
  ) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    return {
      paymentFilesRunning: await this.files.runningCount(),
      attemptsInHand: await this.attempts.countInHand(),
    };
  }
}
