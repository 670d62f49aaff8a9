import { Injectable } from '@nestjs/common';
import type { Caller, Tx } from '#libs/transactions';
import { type Customer, raiseFlag, todayOf } from '../../domain/customer.js';
import { type FlagFindings, readFlagFindings } from '../../domain/flag-change.js';
import { CustomerChanges } from '../changing/customer-changes.js';

@Injectable()
export class RaiseFlag {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Raises a flag, or says more of one that is raised. All but VULNERABLE stop every contact while their days hold.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT
   */
  raiseFlag(caller: Caller, customerId: string, findings: FlagFindings, expectedVersion: bigint): Promise<Customer> {
    const flag = readFlagFindings(findings);
    const decide = (customer: Customer, { actor, now }: Tx) =>
      raiseFlag(customer, { ...flag, actor, raisedAt: now }, todayOf(customer, now));
    return this.changes.changeOne(caller, customerId, flag.reason, decide, expectedVersion);
  }
}
