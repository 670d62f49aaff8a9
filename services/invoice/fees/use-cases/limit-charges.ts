import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/transactions';
import { type AskedFee, FeeAllowances } from '../../charges/use-cases/ports.js';
import { CustomerCopies } from '../../customers/use-cases/ports.js';
import { allowanceOf, maxAllowed } from '../domain/fee-allowance.js';
import { FeeAllowanceStore } from './ports.js';

/** What charges by hand ask of allowances. */
@Injectable()
export class LimitCharges extends FeeAllowances {
  constructor(
    private readonly customers: CustomerCopies,
    private readonly allowances: FeeAllowanceStore,
  ) {
    super();
  }

  override async maxAllowed(
    on: Queryable,
    fee: AskedFee,
  ): Promise<{ readonly minor: bigint; readonly jurisdiction: string } | null> {
    const [customer] = await this.customers.findMany(on, [fee.customerId]);
    const allowance = allowanceOf(customer?.jurisdiction ?? '', await this.allowances.findAll(on));
    return allowance && { minor: maxAllowed(allowance, fee), jurisdiction: allowance.jurisdiction };
  }
}
