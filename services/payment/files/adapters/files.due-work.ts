import { Injectable } from '@nestjs/common';
import { UndatedWork } from '#libs/platform';
import { PaymentFileStore } from '../use-cases/ports.js';

/** Files wait for their arrival in the workflow service, so nothing becomes due here by the clock. */
@Injectable()
export class FilesDueWork extends UndatedWork {
  constructor(private readonly files: PaymentFileStore) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    return { paymentFilesRunning: await this.files.runningCount() };
  }
}
