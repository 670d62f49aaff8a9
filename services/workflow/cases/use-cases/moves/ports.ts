import type { Queryable, Tx } from '#libs/transactions';
import type { Case } from '../../domain/case.js';
import type { CaseMove } from '../../domain/case-move.js';
import type { StepRename } from '../../domain/sequence-change.js';

export interface VersionCount {
  readonly sequenceVersion: number;
  readonly caseCount: bigint;
}

/** A stretch of cases in order of id. */
export interface CasesToMove {
  readonly caseIds: readonly string[];
  /** Last case of the stretch, also of those that are none to move; null when none is left. */
  readonly lastId: string | null;
}

/** What locked cases store of a change of their sequence. */
export abstract class SequencedCaseStore {
  /** Stores under which sequences cases are, and their runs. */
  abstract updateSequences(tx: Tx, cases: readonly Case[]): Promise<void>;
  /** Keeps what cases did under other ids, where these are free. */
  abstract renameDone(tx: Tx, caseIds: readonly string[], renames: readonly StepRename[]): Promise<void>;
  /** Stores that cases were merged; what belongs to them and is owed again goes on where their invoices are. */
  abstract updateMerged(tx: Tx, merged: Case): Promise<void>;
}

export abstract class CaseMoveStore {
  abstract find(queryable: Queryable, moveId: string): Promise<CaseMove | null>;
  abstract findRunning(queryable: Queryable, sequence: string): Promise<CaseMove | null>;
  abstract insert(tx: Tx, move: CaseMove): Promise<void>;
  /** The next stretch whose cases are open and run an older version. */
  abstract listCases(queryable: Queryable, move: CaseMove): Promise<CasesToMove>;
  /** Counts cases that were moved. */
  abstract countMoved(tx: Tx, moveId: string, count: number): Promise<void>;
  /** Counts those that cannot be moved, each with why, of which the last is kept. */
  abstract countFailed(tx: Tx, moveId: string, faults: readonly string[]): Promise<void>;
  /** Stores how far it is; null when it is done. */
  abstract updatePosition(tx: Tx, moveId: string, afterCaseId: string | null): Promise<void>;
  /** Open cases that run an older version, by version. */
  abstract countOlder(queryable: Queryable, sequence: string, version: number): Promise<VersionCount[]>;
}
