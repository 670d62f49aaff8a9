/** The open cases of a sequence on their way to one version of it. */
export interface CaseMove {
  readonly moveId: string;
  readonly sequence: string;
  readonly sequenceVersion: number;
  readonly state: 'RUNNING' | 'DONE';
  readonly reason: string;
  readonly startedBy: string;
  /** Last case that was looked at, in order of id; null at the beginning. */
  readonly afterCaseId: string | null;
  readonly movedCount: bigint;
  readonly failedCount: bigint;
  /** Why the last of those could not be moved that could not. */
  readonly lastFault: string;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
}
