import { Injectable } from '@nestjs/common';
import type { CallerOnward } from '#libs/platform';
import type { Facts } from '../domain/verdict.js';
import { Owners } from './ports.js';

/** Whose debts a fence asks about. */
export interface Subject {
  readonly customerId: string;
  readonly caseId: string | null;
  readonly invoiceIds: readonly string[];
}

/** Asks the owners, never projections; one that cannot be reached means no act. */
@Injectable()
export class GatherFacts {
  constructor(private readonly owners: Owners) {}

  /** Errors: of kind unavailable when an owner is away */
  async gather(subject: Subject, caller: CallerOnward): Promise<Facts> {
    const { customerId, caseId, invoiceIds } = subject;
    // Money leaves flight only after invoice has allocated it, so a standing that is asked for afterwards shows what is
    // not in flight any more. Asked side by side, a payment could slip between the two answers.
    const [moneyInFlight, held, customer] = await Promise.all([
      this.owners.moneyInFlight(customerId, invoiceIds, caller),
      this.owners.holds(customerId, caseId, invoiceIds, caller),
      this.owners.customer(customerId, caller),
    ]);
    const standings = await this.owners.standings(invoiceIds, caller);
    return { customer, standings, moneyInFlight, ...held };
  }
}
