import type { Queryable, Tx } from '#libs/platform';
import type { ActKind, Grouping } from '../../sequences/domain/sequence.js';
import type { Slice } from '../../waking/use-cases/ports.js';
import type { Case, Members, ShownState } from '../domain/case.js';
import type { Hold } from '../domain/hold.js';
import type { PlannedAct, Subject } from '../domain/plan.js';

/** The identity of an open case. */
export interface CaseKey {
  readonly customerId: string;
  readonly currency: string;
  readonly creditorId: string;
  readonly sequence: string;
}

export interface NewCase extends CaseKey {
  readonly caseId: string;
  readonly sequenceVersion: number;
  readonly grouping: Grouping;
}

export interface Joining {
  readonly caseId: string;
  readonly invoiceId: string;
  readonly episode: number;
  readonly because: string;
}

export interface Leaving {
  readonly invoiceId: string;
  readonly episode: number;
  readonly reason: string;
}

/** An invoice in a case with the dates its plan hangs on. */
export interface Member extends Subject {
  readonly caseId: string;
  /** A hold, dispute or placement stops it. */
  readonly stopped: boolean;
}

export abstract class CaseStore {
  /** Locks cases in order of id. */
  abstract lock(tx: Tx, caseIds: readonly string[]): Promise<Case[]>;
  abstract lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Case[]>;
  /** Opens those that have no open case of their key yet, and locks and answers the open case of every key. */
  abstract openOrFind(tx: Tx, wanted: readonly NewCase[]): Promise<Case[]>;
  /** Re-opens a closed case unless a successor of its key is open; null then. */
  abstract reopen(tx: Tx, caseId: string): Promise<Case | null>;
  /** Stores those whose version has grown. */
  abstract save(tx: Tx, cases: readonly Case[]): Promise<void>;
  /** Notes that workflows were started. */
  abstract markStarted(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** What the timer of a case's workflow waits for; null for no timer. */
  abstract setTimer(tx: Tx, caseId: string, timerAt: Date | null): Promise<void>;
  /** Moves the timers of cases whose next step became earlier than what their workflow waits for; answers which. */
  abstract moveTimersForward(tx: Tx, caseIds: readonly string[]): Promise<string[]>;
  abstract addInvoices(tx: Tx, joining: readonly Joining[]): Promise<void>;
  abstract removeInvoices(tx: Tx, leaving: readonly Leaving[]): Promise<void>;
  abstract members(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Members>>;
  abstract openMembers(tx: Tx, caseIds: readonly string[]): Promise<Member[]>;
  abstract markExpired(tx: Tx, subjects: readonly { subjectId: string; episode: number }[]): Promise<void>;
  /** Brings held, placed and stopped in line with the holds, disputes and placements of now. */
  abstract refreshStops(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** The invoices that are in an open case, each with it. */
  abstract openMembershipsOf(
    queryable: Queryable,
    invoiceIds: readonly string[],
  ): Promise<{ invoiceId: string; caseId: string }[]>;
}

/** A case as it is listed. */
export interface CaseRow extends Case {
  readonly shown: ShownState;
  readonly nextFireAt: Date | null;
}

export interface CaseFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly sequence: string | null;
  readonly states: readonly ShownState[];
}

export interface CaseInvoiceRow {
  readonly caseId: string;
  readonly invoiceId: string;
  readonly number: string;
  readonly episode: number;
  readonly leftReason: string;
}

export interface StepDoneRow {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly outcome: string;
  readonly because: string;
  readonly dueAt: Date;
  readonly doneAt: Date;
}

/** Reads for people; nothing is locked. */
export abstract class CaseReader {
  abstract find(queryable: Queryable, caseId: string): Promise<CaseRow | null>;
  abstract list(queryable: Queryable, filter: CaseFilter, slice: Slice): Promise<CaseRow[]>;
  abstract invoices(queryable: Queryable, caseIds: readonly string[]): Promise<CaseInvoiceRow[]>;
  abstract stepsDone(queryable: Queryable, caseId: string): Promise<StepDoneRow[]>;
  abstract planned(queryable: Queryable, caseId: string): Promise<PlannedAct[]>;
  abstract countByState(queryable: Queryable): Promise<{ name: string; count: number }[]>;
  abstract countSteps(queryable: Queryable, since: Date | null): Promise<{ name: string; count: number }[]>;
}

/** An undone step as the wake of its case sees it. */
export interface DueAct extends PlannedAct {
  readonly stopped: boolean;
}

export interface StepRecord {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly kind: ActKind;
  readonly outcome: string;
  readonly because: string;
  readonly dueAt: Date;
}

export abstract class ActStore {
  /** Puts a new plan in place of what is undone; steps that are behind stay behind. */
  abstract replacePlans(tx: Tx, plans: readonly { caseId: string; acts: readonly PlannedAct[] }[]): Promise<void>;
  abstract removeSubjects(tx: Tx, subjects: readonly { subjectId: string; episode: number }[]): Promise<void>;
  abstract removeCases(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** Undone steps due by an instant, those that nothing stops first. */
  abstract dueOf(tx: Tx, caseId: string, now: Date, limit: number): Promise<DueAct[]>;
  /** The least instant at which an undone step that nothing stops is due. */
  abstract nextOf(tx: Tx, caseId: string, after: Date | null): Promise<Date | null>;
  /** Moves steps behind; what is behind already stays as it is. Answers what was new. */
  abstract record(tx: Tx, caseId: string, steps: readonly StepRecord[]): Promise<StepRecord[]>;
  abstract delay(
    tx: Tx,
    caseId: string,
    step: { subjectId: string; episode: number; stepId: string },
    until: Date,
  ): Promise<void>;
  /** Cases with a step due by an instant that no wake is on its way to. */
  abstract dueCaseIds(tx: Tx, now: Date, limit: number): Promise<string[]>;
}

export abstract class HoldStore {
  abstract insert(tx: Tx, hold: Hold): Promise<void>;
  abstract lock(tx: Tx, holdId: string): Promise<Hold | null>;
  /** Marks as lifted. */
  abstract lift(tx: Tx, holdIds: readonly string[]): Promise<void>;
  /** Holds not lifted that were placed on the case itself or by the product for it, locked. */
  abstract lockOfCase(tx: Tx, caseId: string): Promise<Hold[]>;
  /** Locks holds whose end has come. */
  abstract lockEnded(tx: Tx, limit: number): Promise<Hold[]>;
  abstract inForce(queryable: Queryable, customerIds: readonly string[], now: Date): Promise<Hold[]>;
  abstract list(queryable: Queryable, customerId: string, inForceAt: Date | null, slice: Slice): Promise<Hold[]>;
}
