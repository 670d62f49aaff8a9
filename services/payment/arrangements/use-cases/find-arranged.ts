import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '#libs/transactions';
import type { DuePart, Payment } from '../../payments/domain/payment.js';
import { type DueParts, OpenArrangements } from '../../payments/use-cases/ports.js';
import type { ArrangementPlan } from '../domain/arrangement.js';
import { dueParts, payParts } from '../domain/due.js';
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

  override async findArranged(invoiceIds: readonly string[], queryable: Queryable = this.database): Promise<string[]> {
    const arranged = await this.arrangements.findArranged(queryable, invoiceIds);
    return arranged.map(({ invoiceId }) => invoiceId);
  }

  override async dueParts(tx: Tx, payments: readonly Payment[]): Promise<DueParts> {
    const unnamed = payments.filter(({ invoiceIds }) => invoiceIds.length === 0);
    const due = new Map<string, readonly DuePart[]>();
    if (unnamed.length === 0) return due;
    const plans = await this.arrangements.listGoingOn(tx, [...new Set(unnamed.map(({ customerId }) => customerId))]);
    const asked = Map.groupBy(plans, ({ customerId, currency }) => `${customerId}/${currency}`);
    const open = new Map(
      [...asked].map(([payer, of]) => [payer, of.flatMap((plan) => dueParts(plan, tx.now))] as const),
    );
    for (const { paymentId, customerId, amount } of unnamed) {
      const payer = `${customerId}/${amount.currency}`;
      const { paid, left } = payParts(open.get(payer) ?? [], amount.minor);
      open.set(payer, [...left]);
      if (paid.length > 0) due.set(paymentId, paid);
    }
    return due;
  }
}

/** @throws ARRANGEMENT_NOT_FOUND */
export function assertAllFound(ids: readonly string[], plans: readonly ArrangementPlan[]): void {
  const missing = ids.find((id) => !plans.some(({ arrangementId }) => arrangementId === id));
  if (missing !== undefined) throw errors.ARRANGEMENT_NOT_FOUND(`There is no plan ${JSON.stringify(missing)}.`);
}
