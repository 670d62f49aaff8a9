import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { OpenArrangements } from '../../payments/use-cases/ports.js';
import type { ArrangementPlan } from '../domain/arrangement.js';
import { errors } from '../domain/errors.js';
import { ArrangementStore } from './ports.js';

/** What fences ask: which invoices a plan pays. */
@Injectable()
export class FindArranged extends OpenArrangements {
  constructor(
    private readonly database: Database,
    private readonly arrangements: ArrangementStore,
  ) {
    super();
  }

  override async findArranged(invoiceIds: readonly string[]): Promise<string[]> {
    const arranged = await this.arrangements.findArranged(this.database, invoiceIds);
    return arranged.map(({ invoiceId }) => invoiceId);
  }
}

/** @throws ARRANGEMENT_NOT_FOUND */
export function assertAllFound(ids: readonly string[], plans: readonly ArrangementPlan[]): void {
  const missing = ids.find((id) => !plans.some(({ arrangementId }) => arrangementId === id));
  if (missing !== undefined) throw errors.ARRANGEMENT_NOT_FOUND(`There is no plan ${JSON.stringify(missing)}.`);
}
