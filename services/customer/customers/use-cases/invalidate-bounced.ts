import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { CausingEvent, Tx } from '#libs/platform';
import { judgeContact } from '../domain/customer.js';
import { CustomerChanges } from './customer-changes.js';
import { CustomerStore, type ReasonedChange } from './ports.js';

/** A message that came back because its recipient does not exist. */
export interface Bounce {
  readonly customerId: string;
  readonly contactId: string;
  /** UPPER_SNAKE. */
  readonly reason: string;
  readonly event: CausingEvent;
}

@Injectable()
export class InvalidateBounced {
  constructor(
    private readonly customers: CustomerStore,
    private readonly changes: CustomerChanges,
  ) {}

  /**
   * Invalidates the contacts that bounced. A contact that was replaced since the message left, or is invalid already,
   * stays as it is: the bounce says nothing new about it.
   */
  async execute(tx: Tx, bounces: readonly Bounce[]): Promise<void> {
    const ids = [...new Set(bounces.map(({ customerId }) => customerId))].filter(isId);
    if (ids.length === 0) return;
    const customers = new Map((await this.customers.lockMany(tx, ids)).map((each) => [each.customerId, each]));
    for (const round of rounds(bounces)) {
      const changes = round.flatMap(({ customerId, contactId, reason, event }): ReasonedChange[] => {
        const customer = customers.get(customerId);
        if (!customer?.contacts.some((contact) => contact.contactId === contactId)) return [];
        const change = judgeContact(customer, contactId, 'INVALID', reason);
        customers.set(customerId, change.customer);
        return [{ ...change, reason, event }];
      });
      await this.changes.apply(tx, changes);
    }
  }
}

/** A change is stored set by set with each customer once; a customer whose e-mail and phone both bounced takes two. */
function rounds(bounces: readonly Bounce[]): Bounce[][] {
  const counts = new Map<string, number>();
  const all: Bounce[][] = [];
  for (const bounce of bounces) {
    const index = counts.get(bounce.customerId) ?? 0;
    counts.set(bounce.customerId, index + 1);
    (all[index] ??= []).push(bounce);
  }
  return all;
}
