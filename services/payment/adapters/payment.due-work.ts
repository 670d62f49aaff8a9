import { Injectable } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { PaymentFileStore } from '../use-cases/ports.js';

/** Files wait for their arrival in the workflow service, so nothing becomes due here by the clock. */
@Injectable()
export class PaymentDueWork extends DueWork {
  constructor(private readonly files: PaymentFileStore) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    return { paymentFilesRunning: await this.files.runningCount() };
  }

  override totals(): Promise<Record<string, number>> {
    return Promise.resolve({});
  }

  override due(): ReturnType<DueWork['due']> {
    return Promise.resolve([]);
  }

  override runDue(): ReturnType<DueWork['runDue']> {
    return Promise.resolve({ done: 0, more: false });
  }
}
