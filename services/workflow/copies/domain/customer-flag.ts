import type { CustomerFlag } from '#libs/fence';
import { addDays, type LocalDate, startOfDay } from '#libs/time';

/** This service's copy of a flag that stops the collection of a customer. */
export interface CustomerFlagCopy {
  readonly customerId: string;
  readonly flag: CustomerFlag;
  /** False once it is lowered; kept, so that an event which comes again raises nothing. */
  readonly raised: boolean;
  /** First day, in the customer's zone; null where none is known, which is as old as anything. */
  readonly since: LocalDate | null;
  /** Last day; null while no end is known. */
  readonly until: LocalDate | null;
  /** When its first day begins and when its last one is over, where the customer is. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** It is raised and has not come into force yet, as far as the sweep has seen. */
  readonly awaited: boolean;
  /** Version of the customer that raised or lowered it. */
  readonly version: bigint;
}

/** What the customer service says of a flag. */
export type SaidFlag = Pick<CustomerFlagCopy, 'customerId' | 'flag' | 'raised' | 'since' | 'until' | 'version'>;

/** A flag as it is known after something was said of it, or the customer has moved to another zone. */
export function datedFlag({ customerId, flag, ...said }: SaidFlag, zone: string, now: Date): CustomerFlagCopy {
  const { raised, since, until, version } = said;
  const startsAt = since === null ? null : startOfDay(since, zone);
  const endsAt = until === null ? null : startOfDay(addDays(until, 1), zone);
  const awaited = raised && startsAt !== null && startsAt > now;
  return { customerId, flag, raised, since, until, startsAt, endsAt, awaited, version };
}

/** Whether a flag stops collection at an instant. */
export function isFlagInForce({ raised, startsAt, endsAt }: CustomerFlagCopy, now: Date): boolean {
  return raised && (startsAt === null || startsAt <= now) && (endsAt === null || endsAt > now);
}

/** Of what was said of flags, what is newer than the copies: the last that was said of each flag. */
export function newestSaid(known: readonly CustomerFlagCopy[], said: readonly SaidFlag[]): SaidFlag[] {
  const newest = new Map<string, SaidFlag>(known.map((copy) => [keyOf(copy), copy]));
  for (const each of said) {
    const version = newest.get(keyOf(each))?.version ?? 0n;
    if (each.version > version) newest.set(keyOf(each), each);
  }
  const copies = new Set<SaidFlag>(known);
  return [...newest.values()].filter((each) => !copies.has(each));
}

function keyOf({ customerId, flag }: SaidFlag): string {
  return `${customerId}/${flag}`;
}
