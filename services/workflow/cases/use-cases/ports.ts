import type { Queryable, Tx } from '#libs/transactions';
import type { ActKind } from '../../sequences/domain/sequence.js';
import type { Case, CaseTally } from '../domain/case.js';
import type { CaseStepDone } from '../domain/case-lead.js';
import type { DueAct, MemberFacts } from '../domain/due-step.js';
import type { PlannedAct } from '../domain/plan.js';
import type { StepBehind } from '../domain/sequence-change.js';
import type { CaseRow } from './listing/ports.js';

/** An invoice joins a case. */
export interface CaseEntry {
  readonly invoiceId: string;
  readonly episode: number;
  readonly caseId: string;
  readonly because: string;
  /** When it was owed again, if that is why it joins; null otherwise. */
  readonly owedAgainAt: Date | null;
}

/** An invoice that goes on in another case than before, in the episode that it was in. */
export interface CaseMove {
  readonly invoiceId: string;
  readonly episode: number;
  readonly fromCaseId: string;
  readonly toCaseId: string;
}

/** An invoice leaves its case. */
export interface CaseExit {
  readonly invoiceId: string;
  readonly episode: number;
  readonly reason: string;
}

/** An open invoice of a case with the dates that its plan depends on. */
export interface Member extends MemberFacts {
  readonly caseId: string;
  readonly remainingMinor: bigint;
}

export abstract class CaseStore {
  /** Locks in order of id. */
  abstract lockMany(tx: Tx, caseIds: readonly string[]): Promise<Case[]>;
  abstract lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Case[]>;
  /** Inserts those that have no open case of their key yet; locks and returns the open case of every key. */
  abstract insertOrLock(tx: Tx, opened: readonly Case[]): Promise<Case[]>;
  /** Stores a re-opened case; false when a successor of its key is open, which is joined instead. */
  abstract reopen(tx: Tx, reopened: Case): Promise<boolean>;
  /** Stores those whose version has grown. */
  abstract updateMany(tx: Tx, cases: readonly Case[]): Promise<void>;
  /** Stores what lists show of locked cases after a change of what it follows from; `updateMany` does so by itself. */
  abstract refreshListed(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** Stores class and specialist of locked customers with all their cases, closed ones too. */
  abstract refreshCustomers(tx: Tx, customerIds: readonly string[]): Promise<void>;
  /** Notes that workflows were started. */
  abstract markStarted(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** Notes that the workflow of a case looks at it now. */
  abstract markGathered(tx: Tx, caseId: string): Promise<void>;
  /** What the timer of a case's workflow waits for; null for no timer. */
  abstract setTimer(tx: Tx, caseId: string, timerAt: Date | null): Promise<void>;
  /** Moves the timers of cases whose next step became earlier than what their workflow waits for; returns which. */
  abstract moveTimersForward(tx: Tx, caseIds: readonly string[]): Promise<string[]>;
  abstract insertEntries(tx: Tx, entries: readonly CaseEntry[]): Promise<void>;
  abstract markExits(tx: Tx, exits: readonly CaseExit[]): Promise<void>;
  abstract tallyMany(tx: Tx, caseIds: readonly string[]): Promise<Map<string, CaseTally>>;
  abstract listOpenMembers(tx: Tx, caseIds: readonly string[]): Promise<Member[]>;
  /** Stores by which anchor cases act as a whole, and their episodes. */
  abstract updateLeads(tx: Tx, cases: readonly Case[]): Promise<void>;
  /** Collection of these invoices runs again. */
  abstract unmarkExpired(tx: Tx, invoices: readonly { subjectId: string; episode: number }[]): Promise<void>;
  abstract markExpired(tx: Tx, subjects: readonly { subjectId: string; episode: number }[]): Promise<void>;
  /** Brings what is held, placed and stopped in line with the holds, disputes and placements of now. */
  abstract refreshStops(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** The invoices that are in an open case, each with it. */
  abstract findOpenMemberships(
    queryable: Queryable,
    invoiceIds: readonly string[],
  ): Promise<{ invoiceId: string; caseId: string }[]>;
}

export interface CaseInvoiceRow {
  readonly caseId: string;
  readonly invoiceId: string;
  readonly number: string;
  readonly episode: number;
  readonly leftReason: string;
  readonly disputed: boolean;
  readonly collectable: boolean;
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

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** Reads for people; nothing is locked. */
export abstract class CaseReader {
  /** As it is, whatever is stored of it for lists. */
  abstract find(queryable: Queryable, caseId: string): Promise<CaseRow | null>;
  /** The same of several, in order of id; unknown ids are left out. */
  abstract findMany(queryable: Queryable, caseIds: readonly string[]): Promise<CaseRow[]>;
  /** The case in which the invoices of a case are after all mergers; itself where it was never merged, or is unknown. */
  abstract findLast(queryable: Queryable, caseId: string): Promise<string>;
  /** Whose cases these are. */
  abstract listCustomers(queryable: Queryable, caseIds: readonly string[]): Promise<string[]>;
  /** The open cases of a sequence that customers have. */
  abstract listOpen(queryable: Queryable, sequence: string, customerIds: readonly string[]): Promise<Case[]>;
  /** Which of the invoices are in which of the cases now. */
  abstract listOpenIn(
    queryable: Queryable,
    caseIds: readonly string[],
    invoiceIds: readonly string[],
  ): Promise<{ caseId: string; invoiceId: string }[]>;
  abstract listInvoices(queryable: Queryable, caseIds: readonly string[]): Promise<CaseInvoiceRow[]>;
  abstract listStepsDone(queryable: Queryable, caseId: string): Promise<StepDoneRow[]>;
  abstract listPlanned(queryable: Queryable, caseId: string): Promise<PlannedAct[]>;
  abstract countByState(queryable: Queryable): Promise<NamedCount[]>;
  abstract countSteps(queryable: Queryable, since: Date | null): Promise<NamedCount[]>;
}

export interface StepKey {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
}

/** A subject whose collection has time left under another sequence or version. */
export interface RunEnd {
  readonly caseId: string;
  readonly subjectId: string;
  readonly episode: number;
}

export interface DelayedStep extends StepKey {
  readonly fireAt: Date;
  /** How often in a row it was blocked by now; 0 where it waits for an hour or the law. */
  readonly blockedCount: number;
}

export interface StepRecord extends StepKey {
  readonly kind: ActKind;
  readonly outcome: string;
  readonly because: string;
  readonly dueAt: Date;
  /** Now when absent. */
  readonly doneAt?: Date;
}

export interface DueCasesQuestion {
  readonly dueBy: Date;
  /** Leaves out cases whose workflow has looked at them since the step was due, and after this; null for all. */
  readonly gatheredSince: Date | null;
  /** Where the page before ended, null for the first. */
  readonly after: DueStepKey | null;
}

export interface DueStepKey {
  readonly fireAt: Date;
  readonly caseId: string;
}

export interface DueCasesPage {
  readonly caseIds: readonly string[];
  /** Null after the last page. */
  readonly last: DueStepKey | null;
}

export abstract class ActStore {
  /** Replaces what is still to come by a new plan; steps done or skipped do not come again. */
  abstract replacePlans(tx: Tx, plans: readonly { caseId: string; acts: readonly PlannedAct[] }[]): Promise<void>;
  abstract deleteSubjects(tx: Tx, subjects: readonly { subjectId: string; episode: number }[]): Promise<void>;
  abstract deleteCases(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** Steps due by an instant, those that nothing stops first. */
  abstract listDue(tx: Tx, caseId: string, now: Date, limit: number): Promise<DueAct[]>;
  /** The earliest instant after another at which a step that nothing stops is due. */
  abstract nextFireAt(tx: Tx, caseId: string, after: Date | null): Promise<Date | null>;
  /** Records steps as done or skipped; returns those that were not recorded before. */
  abstract insertDone(tx: Tx, caseId: string, steps: readonly StepRecord[]): Promise<StepRecord[]>;
  /** What cases did as a whole, by case. */
  abstract listDoneOf(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly CaseStepDone[]>>;
  /** All that cases did, as a whole and about their invoices. */
  abstract listBehind(tx: Tx, caseIds: readonly string[]): Promise<StepBehind[]>;
  /** What cases have yet to do, by case. */
  abstract listPlanned(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly PlannedAct[]>>;
  /** Keeps that collection of subjects had ended under a numbered id, so that it can end again; few ids, as they are counted. */
  abstract renameEnds(tx: Tx, ends: readonly RunEnd[]): Promise<void>;
  /** Copies all that was done in a case about its invoices to another. */
  abstract copyAllDone(tx: Tx, fromCaseId: string, toCaseId: string): Promise<void>;
  /** Copies what was done about invoices to the cases in which they go on. */
  abstract copyDone(tx: Tx, moves: readonly CaseMove[]): Promise<void>;
  /** How often in a row each of the steps was blocked. */
  abstract countBlocked(tx: Tx, caseId: string, steps: readonly StepKey[]): Promise<number[]>;
  abstract delayMany(tx: Tx, caseId: string, steps: readonly DelayedStep[]): Promise<void>;
  /** Makes the steps of cases due that were blocked, since what blocked them may have ended. */
  abstract pullForward(tx: Tx, caseIds: readonly string[]): Promise<void>;
  /** A page of the steps due by an instant, and of their cases those that nobody has woken and nobody looks at. */
  abstract listDueCases(tx: Tx, question: DueCasesQuestion, limit: number): Promise<DueCasesPage>;
}
