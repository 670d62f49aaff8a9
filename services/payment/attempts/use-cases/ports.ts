import type { LocalDate } from '#libs/time';
import type { PageRequest, Tx } from '#libs/transactions';
import type { Attempt, AttemptState } from '../domain/attempt.js';
import type { AttemptLimit, CountedAttempt } from '../domain/attempt-limits.js';

/** Filters of a list, combined with AND; null does not filter. */
export interface AttemptFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly state: AttemptState | null;
}

/** Sort key of attempts. */
export type AttemptKey = readonly [createdAt: Date, attemptId: string];

export interface LockedAttempt {
  readonly attempt: Attempt;
  /** Whether a call may still be asking for it. */
  readonly isLeased: boolean;
  /** Real time, by which keys and leases live. */
  readonly realNow: Date;
}

/** An attempt that the provider may be asked for; that it is being asked is stored. */
export interface AskedAttempt {
  readonly attempt: Attempt;
  readonly token: string;
  /** Whether it may have been asked before. */
  readonly isRepeat: boolean;
}

export abstract class AttemptStore {
  abstract find(attemptId: string): Promise<Attempt | null>;
  /** Those among the ids that are attempts; what is no id is none. */
  abstract findMany(attemptIds: readonly string[]): Promise<Attempt[]>;
  /**
   * Attempts with money for which a provider was first asked on a UTC day of real time, by their ids.
   * @param after id after which to go on; null for the first ones
   */
  abstract listWithMoney(provider: string, day: LocalDate, after: string | null, limit: number): Promise<Attempt[]>;
  /** The newest first. */
  abstract list(filter: AttemptFilter, page: PageRequest<AttemptKey>): Promise<Attempt[]>;
  /** @throws ATTEMPT_NOT_FOUND */
  abstract lock(tx: Tx, attemptId: string): Promise<LockedAttempt>;
  /** Adds a new one that is leased to the call. */
  abstract insert(tx: Tx, attempt: Attempt, leaseMs: number): Promise<void>;
  /** Stores what may change; from then on an open one is looked after soon. */
  abstract update(tx: Tx, attempt: Attempt): Promise<void>;
  /** As update, and leased to the call. */
  abstract lease(tx: Tx, attempt: Attempt, leaseMs: number): Promise<void>;
  /** Attempts of a method but this one that have not brought money, from an instant of business on. */
  abstract attemptsSince(tx: Tx, methodId: string, from: Date, exceptAttemptId: string): Promise<CountedAttempt[]>;
  /** Takes open attempts that are to be looked after now; each is due again later, ever more rarely. */
  abstract takeDue(tx: Tx, limit: number): Promise<DueAttempt[]>;
  /** Attempts that calls are asking for now. */
  abstract countInHand(): Promise<number>;
  /** For how long in real time the oldest one has had no known outcome; 0 for none. */
  abstract maxUnknownSeconds(): Promise<number>;
}

export interface DueAttempt {
  readonly attemptId: string;
  readonly realNow: Date;
}

/** The events of attempts, published in the transaction of the change. Money that came is told by its payment. */
export abstract class AttemptEvents {
  abstract failed(tx: Tx, attempt: Attempt): void;
  abstract outcomeUnknown(tx: Tx, attempt: Attempt): void;
}

/** What the organisation and the provider allow. */
export abstract class AttemptPolicy {
  abstract readonly attemptLimits: readonly AttemptLimit[];
  /** How long the provider gives the same answer to a repeated key. */
  abstract readonly keyLifeMs: number;
  /** How long the owners of facts may take. */
  abstract readonly ownersDeadlineMs: number;
  /** Longer than a call asks owners and provider. */
  abstract readonly leaseMs: number;
}
