import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { OpenPromises } from '../../payments/use-cases/ports.js';
import { PromiseStore } from './ports.js';

/** What fences ask: which invoices are promised. */
@Injectable()
export class FindPromised extends OpenPromises {
  constructor(
    private readonly database: Database,
    private readonly promises: PromiseStore,
  ) {
    super();
  }

  override findPromised(invoiceIds: readonly string[]): Promise<string[]> {
    return this.promises.findPromised(this.database, invoiceIds);
  }
}
