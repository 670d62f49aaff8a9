import type { Queryable, Tx } from '#libs/transactions';
import type { DuePhase } from '../domain/due-phase.js';

/** Waits in real time. */
export abstract class Pauses {
  abstract pause(ms: number): Promise<void>;
}

export interface ProgressCounts {
  readonly wakes: number;
  readonly imports: number;
  readonly 'payment files': number;
}

/** The earliest instant of each kind of thing that waits for one. */
export interface NextInstants {
  readonly enrolAt: Date | null;
  readonly holdEnd: Date | null;
  readonly flagStart: Date | null;
  /** When a further year of a calendar can be known. */
  readonly calendarEnd: Date | null;
  readonly importArrival: Date | null;
  readonly paymentFileArrival: Date | null;
  readonly fireAt: Date | null;
  readonly recallEnd: Date | null;
  /** When a promise to pay is judged. */
  readonly promiseEnd: Date | null;
  /** When something of a plan in instalments is due. */
  readonly arrangementAct: Date | null;
}

/** What the test clock asks for again and again, so each question is one query. */
export abstract class DueReader {
  /** What is in progress. */
  abstract countInProgress(queryable: Queryable): Promise<ProgressCounts>;
  abstract nextInstants(queryable: Queryable): Promise<NextInstants>;
  /** Grows with every wake ever added. */
  abstract countWakesAdded(queryable: Queryable): Promise<number>;
}

type AdvanceState = 'RUNNING' | 'DONE' | 'STUCK' | 'CANCELLED';

/** One advance of the test clock to a target instant. */
export interface Advance {
  readonly advanceId: string;
  readonly state: AdvanceState;
  readonly fromAt: Date;
  readonly targetAt: Date;
  readonly nowAt: Date;
  /** Due instants stepped through. */
  readonly instantCount: number;
  readonly phase: string;
  readonly outstanding: readonly string[];
  readonly happened: readonly string[];
}

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

export abstract class AdvanceStore {
  /** The newest when no id is given. */
  abstract find(queryable: Queryable, advanceId: string | null): Promise<Advance | null>;
  /** @returns false when an advance is running */
  abstract insert(tx: Tx, advance: Advance): Promise<boolean>;
  /** Makes a stepper the only one that may go on with an advance. */
  abstract takeOver(queryable: Queryable, advanceId: string, owner: string): Promise<Advance | null>;
  /** @returns false when another stepper has taken over */
  abstract update(queryable: Queryable, advance: Advance, owner: string): Promise<boolean>;
  /** Whether it still runs and no other stepper has taken over. */
  abstract isOwnedBy(queryable: Queryable, advanceId: string, owner: string): Promise<boolean>;
  /** Ends one that runs. @returns null when it has ended before */
  abstract cancel(tx: Tx, advanceId: string): Promise<Advance | null>;
  /** Adds counts of events that arrived now. */
  abstract insertCounts(tx: Tx, counts: readonly NamedCount[]): Promise<void>;
  abstract countSince(queryable: Queryable, from: Date): Promise<NamedCount[]>;
}

/** A phase of a service, its report, or the round as a whole. */
export interface SweepPart {
  /** The service; `all` for the round. */
  readonly peer: string;
  readonly phase: string;
}

export interface SweepOutcome extends SweepPart {
  readonly succeeded: boolean;
}

/** How the parts of the sweep ended last, in wall-clock time, whichever process ran them. */
export abstract class SweepStore {
  /** Parts that failed and are not to be tried yet. */
  abstract listResting(queryable: Queryable): Promise<SweepPart[]>;
  /** One that failed rests twice as long each time, up to five minutes. */
  abstract recordMany(queryable: Queryable, outcomes: readonly SweepOutcome[]): Promise<void>;
  /** Seconds since each part last succeeded, or was first tried. */
  abstract listAges(queryable: Queryable): Promise<(SweepPart & { readonly seconds: number })[]>;
  /** Whether no round has ended for so long. */
  abstract isLate(queryable: Queryable, afterMs: number): Promise<boolean>;
}

/** Which records a partition of a topic holds. */
export interface TopicEnd {
  readonly topic: string;
  readonly partition: number;
  /** Offset of the oldest record that is kept. */
  readonly firstOffset: bigint;
  /** Offset that the next record will get. */
  readonly nextOffset: bigint;
}

/** What one service reports about itself. */
export interface ServiceReport {
  /** Where its own topics end, where that was asked and nothing waits in its outbox. */
  readonly ends: readonly TopicEnd[];
  readonly outstanding: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<string, number>>;
  readonly parked: Readonly<Record<string, number>>;
  readonly due: readonly { phase: DuePhase; at: Date }[];
}

/** What a report is asked for beyond what the service's database knows, since that costs the broker something. */
export interface ReportQuestion {
  /** Asks for nothing but what is due, which costs a few look-ups however much waits there. */
  readonly onlyDue?: boolean;
  readonly withEnds?: boolean;
  /** Counts what is not handled up to here as lag. */
  readonly ends?: readonly TopicEnd[];
}

/** The operations side of every service; its methods throw an error of kind unavailable when a service is away. */
export abstract class ServiceOperations {
  /** Every service whose clock is stepped. */
  abstract readonly services: readonly string[];
  abstract report(service: string, question: ReportQuestion): Promise<ServiceReport>;
  abstract setClock(service: string, now: Date, requestId: string): Promise<void>;
  abstract runDue(service: string, phase: DuePhase, requestId: string): Promise<{ done: number; more: boolean }>;
}
