import type { DuePhaseName, PartitionEnd, Queryable, Tx } from '#libs/platform';

/** A fact for a workflow: it is started, or woken when it runs. */
export interface Wake {
  readonly workflowId: string;
  readonly workflowType: string;
  /** Argument of the workflow when it starts; ids and modes only. */
  readonly input: Record<string, string | number | boolean>;
  /** What the wake follows from; the transaction unless given. */
  readonly cause?: WakeCause;
}

/** What a wake hands on to the workflow; a transaction is one. */
export type WakeCause = Pick<Tx, 'correlationId' | 'traceparent'>;

/** Whether workflows wait for timers or for a test clock. */
export type WaitMode = 'timer' | 'clock';

export abstract class WakeStore {
  /** How workflows of this deployment wait. */
  abstract readonly mode: WaitMode;
  /** Adds wakes; the relay signals them after the commit. */
  abstract add(tx: Tx, wakes: readonly Wake[]): Promise<void>;
  /** Wakes cases whose next step became earlier than what their workflow waits for. Nothing under a test clock. */
  abstract addForEarlierPlans(tx: Tx, cases: readonly { caseId: string; cause: WakeCause }[]): Promise<void>;
  /** Marks the wakes of a workflow as taken and answers the highest of them; '0' for none. */
  abstract take(tx: Tx, workflowId: string): Promise<string>;
  /** What the wakes up to a number asked for is done. */
  abstract settle(tx: Tx, workflowId: string, seq: string): Promise<void>;
}

export type ArrivalKind = 'IMPORT' | 'PAYMENT_FILE';

export abstract class ArrivalStore {
  abstract add(tx: Tx, arrivals: readonly { arrivalId: string; kind: ArrivalKind; arriveAt: Date }[]): Promise<void>;
  /** Files of a kind are taken one after another: locks and marks the next one due when none is running. */
  abstract startNext(tx: Tx, kind: ArrivalKind): Promise<string | null>;
  abstract finish(tx: Tx, arrivalId: string): Promise<ArrivalKind | null>;
}

export interface PlacementFacts {
  readonly placementId: string;
  readonly caseId: string | null;
  readonly customerId: string;
  readonly state: string;
  readonly version: bigint;
  readonly invoices: readonly { invoiceId: string; state: string }[];
}

export interface PlacementRow extends PlacementFacts {
  /** When a recall ends without the agency's word; null while none is asked for. */
  readonly recallEndsAt: Date | null;
}

export abstract class PlacementStore {
  abstract lock(tx: Tx, placementIds: readonly string[]): Promise<Map<string, PlacementRow>>;
  abstract save(tx: Tx, rows: readonly PlacementRow[]): Promise<void>;
  abstract find(queryable: Queryable, placementId: string): Promise<PlacementRow | null>;
  /** Placements whose recall has run out and to which no wake is on its way. */
  abstract recallsEnded(tx: Tx, limit: number): Promise<string[]>;
}

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
