import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#libs/transactions';
import { OpenSettlements } from '../../payments/use-cases/ports.js';
import { SettlementStore } from './ports.js';

/**
 * What fences and promises ask: which invoices have a settlement that the debtor accepted. Once it is fulfilled, the rest is
 * given up in a moment, and nobody is asked for it meanwhile.
 */
@Injectable()
export class FindSettling extends OpenSettlements {
  constructor(
    private readonly database: Database,
    private readonly settlements: SettlementStore,
  ) {
    super();
  }

  override findSettling(invoiceIds: readonly string[], queryable: Queryable = this.database): Promise<string[]> {
    return this.settlements.findAgreed(queryable, invoiceIds);
  }
}
