import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { CausingEvent, Tx } from '#libs/transactions';
import { setContactValidity } from '../../domain/customer.js';
import { CustomerChanges } from '../changing/customer-changes.js';
import { CustomerStore, type ReasonedChange } from '../ports.js';

/** A message that came back because its recipient does not exist. */
export interface Bounce {
  readonly customerId: string;
  readonly contactId: string;
  /** UPPER_SNAKE. */
  readonly reason: string;
  readonly causedBy: CausingEvent;
}

@Injectable()
export class InvalidateBouncedContacts {
  constructor(
    private readonly customers: CustomerStore,
    private readonly changes: CustomerChanges,
  ) {}

  /**
   * Invalidates the contacts that bounced. A contact that was replaced since the message was sent, or that is invalid
   * already, stays as it is: the bounce tells nothing new about it.
   */
  async invalidateBouncedContacts(tx: Tx, bounces: readonly Bounce[]): Promise<void> {
    const ids = [...new Set(bounces.map(({ customerId }) => customerId))].filter(isId);
    if (ids.length === 0) return;
    const { actor, now: at } = tx;
    const customers = new Map((await this.customers.lockMany(tx, ids)).map((each) => [each.customerId, each]));
    for (const round of roundsOf(bounces)) {
      const changes = round.flatMap(({ customerId, contactId, reason, causedBy }): ReasonedChange[] => {
        const customer = customers.get(customerId);
        if (!customer?.contacts.some((contact) => contact.contactId === contactId)) return [];
        const change = setContactValidity(customer, contactId, { validity: 'INVALID', reason, actor, at });
        customers.set(customerId, change.customer);
        return [{ ...change, reason, causedBy }];
      });
      await this.changes.record(tx, changes);
    }
  }
}

/** Each round has every customer at most once; a customer whose e-mail and phone both bounced takes two rounds. */
function roundsOf(bounces: readonly Bounce[]): Bounce[][] {
  const counts = new Map<string, number>();
  const rounds: Bounce[][] = [];
  for (const bounce of bounces) {
    const index = counts.get(bounce.customerId) ?? 0;
    counts.set(bounce.customerId, index + 1);
    (rounds[index] ??= []).push(bounce);
  }
  return rounds;
}
