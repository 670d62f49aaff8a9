import { Injectable } from '@nestjs/common';
import type { CustomerFlag } from '#libs/fence';
import type { Tx } from '#libs/transactions';
import { type CustomerFlagCopy, datedFlag, newestSaid, type SaidFlag } from '../../../copies/domain/customer-flag.js';
import { CustomerFlagStore, CustomerStore } from '../../../copies/use-cases/ports.js';
import type { Causes } from '../../../waking/use-cases/causes.js';
import { FlagHolds } from './flag-holds.js';

/** What an event says of the flags of a customer. */
export interface SeenFlags {
  readonly customerId: string;
  /** IANA zone, in which the days of flags are meant. */
  readonly zone: string;
  /** Those in force on the day of the event. */
  readonly inForce: readonly CustomerFlag[];
  /** The one that was raised or lowered; null for none. */
  readonly changed: SaidFlag | null;
}

/** Keeps the copy of flags and what follows from it; one batch of events at a time. */
@Injectable()
export class SyncFlags {
  constructor(
    private readonly customers: CustomerStore,
    private readonly flags: CustomerFlagStore,
    private readonly holds: FlagHolds,
  ) {}

  /**
   * @param seen what newer events say of locked customers, in order
   * @param causes by customer
   */
  async syncFlags(tx: Tx, seen: readonly SeenFlags[], causes: Causes): Promise<void> {
    const newest = new Map(seen.map((each) => [each.customerId, each]));
    const known = await this.flags.findMany(tx, [...newest.keys()]);
    const said = newestSaid(
      known,
      seen.flatMap(({ changed }) => (changed ? [changed] : [])),
    );
    const after = [...known.filter((copy) => !said.some((each) => isSame(each, copy))), ...said];
    const dated = after.map((each) => datedFlag(each, newest.get(each.customerId)!.zone, tx.now));
    await this.keep(
      tx,
      dated.filter((copy) => !known.some((other) => isEqual(other, copy))),
      causes,
    );
    // One that was raised before its events were kept here.
    const raised = (customerId: string, flag: CustomerFlag) =>
      dated.some((copy) => copy.customerId === customerId && copy.flag === flag && copy.raised);
    const unknown = [...newest.values()].filter(({ customerId, inForce }) =>
      inForce.some((flag) => !raised(customerId, flag)),
    );
    await this.customers.markAsked(
      tx,
      unknown.map(({ customerId }) => customerId),
      false,
    );
  }

  /** Stores copies that differ and lets holds follow. @param causes by customer */
  async keep(tx: Tx, differing: readonly CustomerFlagCopy[], causes: Causes): Promise<void> {
    if (differing.length === 0) return;
    await this.flags.upsertMany(tx, differing);
    await this.holds.align(tx, [...new Set(differing.map(({ customerId }) => customerId))], causes);
  }
}

type FlagKey = Pick<SaidFlag, 'customerId' | 'flag'>;

function isSame(one: FlagKey, other: FlagKey): boolean {
  return one.customerId === other.customerId && one.flag === other.flag;
}

function isEqual(one: CustomerFlagCopy, other: CustomerFlagCopy): boolean {
  return (
    isSame(one, other) &&
    one.version === other.version &&
    one.raised === other.raised &&
    one.startsAt?.getTime() === other.startsAt?.getTime() &&
    one.endsAt?.getTime() === other.endsAt?.getTime()
  );
}
