import type { DuePhaseName, PartitionEnd, Queryable, Tx } from '#libs/platform';

/** The least instant of each kind of thing that waits for one. */
export interface LeastInstants {
  readonly enrolAt: Date | null;
  readonly holdEnd: Date | null;
  readonly importArrival: Date | null;
  readonly paymentFileArrival: Date | null;
  readonly fireAt: Date | null;
  readonly recallEnd: Date | null;
}

/** What the test clock asks for again and again, so each question is one query. */
export abstract class DueReader {
  abstract inHand(queryable: Queryable): Promise<{ wakes: number; imports: number; 'payment files': number }>;
  abstract leastInstants(queryable: Queryable): Promise<LeastInstants>;
  /** Grows with every wake ever added. */
  abstract wakesAdded(queryable: Queryable): Promise<number>;
}

export type AdvanceState = 'RUNNING' | 'DONE' | 'STUCK';

export interface Advance {
  readonly advanceId: string;
  readonly state: AdvanceState;
  readonly fromAt: Date;
  readonly targetAt: Date;
  readonly nowAt: Date;
  /** Due instants stepped through. */
  readonly instants: number;
  readonly phase: string;
  readonly outstanding: readonly string[];
  readonly happened: readonly string[];
}

export abstract class AdvanceStore {
  /** Errors: ADVANCE_RUNNING when one is running. */
  abstract insert(tx: Tx, advance: Advance): Promise<void>;
  /** The newest when no id is given. */
  abstract find(queryable: Queryable, advanceId: string | null): Promise<Advance | null>;
  /** Makes a stepper the only one that may go on with a run. */
  abstract takeOver(queryable: Queryable, advanceId: string, owner: string): Promise<Advance | null>;
  /** Saves progress; false when another stepper has taken over. */
  abstract save(queryable: Queryable, advance: Advance, owner: string): Promise<boolean>;
  /** Adds facts that arrived now. */
  abstract countFacts(tx: Tx, counts: readonly { fact: string; count: number }[]): Promise<void>;
  abstract factsSince(queryable: Queryable, from: Date): Promise<{ fact: string; count: number }[]>;
}

/** What one service says of itself. */
export interface ServiceReport {
  /** Where its own topics end, where that was asked and nothing waits in its outbox. */
  readonly ends: readonly PartitionEnd[];
  readonly outstanding: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<string, number>>;
  readonly parked: Readonly<Record<string, number>>;
  readonly due: readonly { phase: DuePhaseName; at: Date }[];
}

/** What a report is asked for beyond what the service's database knows, since that costs the broker something. */
export interface ReportQuestion {
  readonly withEnds?: boolean;
  /** Counts what is not handled up to here as lag. */
  readonly ends?: readonly PartitionEnd[];
}

/** The operations side of every service. Errors: of kind unavailable when a service is away. */
export abstract class ServiceOperations {
  /** Every service whose clock is stepped. */
  abstract readonly services: readonly string[];
  abstract report(service: string, question: ReportQuestion): Promise<ServiceReport>;
  abstract setClock(service: string, now: Date, requestId: string): Promise<void>;
  abstract runDue(service: string, phase: DuePhaseName, requestId: string): Promise<{ done: number; more: boolean }>;
}
