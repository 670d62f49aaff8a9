import { refusedTransition } from '#libs/errors';
import { errors } from './errors.js';

export type ImportState = 'UPLOADING' | 'REGISTERED' | 'RUNNING' | 'COMPLETED' | 'REFUSED';

/** What absence from the file means: nothing, void, or nothing since the file has a status. */
export type ImportMode = 'DELTA' | 'ACTIVE' | 'FULL';

/** What the next chunk does: collect the numbers of the file, take rows, settle customers, close what is absent. */
export type ImportPhase = 'SCAN' | 'ROWS' | 'CUSTOMERS' | 'CLOSE';

export interface ImportCounts {
  readonly rowCount: bigint;
  readonly createdCount: bigint;
  readonly updatedCount: bigint;
  readonly unchangedCount: bigint;
  readonly reopenedCount: bigint;
  readonly closedCount: bigint;
  readonly errorCount: bigint;
  readonly customersCreatedCount: bigint;
  readonly customersUpdatedCount: bigint;
}

/** An import of one file. @typeParam Position where reading goes on, opaque here */
export interface Import<Position = unknown> extends ImportCounts {
  readonly importId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly phase: ImportPhase;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly confirmClose: boolean;
  readonly sizeBytes: bigint;
  readonly sha256: string;
  readonly mapping: string;
  readonly arrivalAt: Date | null;
  readonly position: Position | null;
  /** How far the phases CUSTOMERS and CLOSE got: the last key they did. */
  readonly progress: string;
  /** Ordinal of the latest customer that was known when it began. */
  readonly knownCustomers: bigint;
  /** Why the file was refused, empty otherwise. */
  readonly refusal: string;
  readonly completedAt: Date | null;
  readonly version: bigint;
  readonly createdAt: Date;
}

export const noCounts: ImportCounts = {
  rowCount: 0n,
  createdCount: 0n,
  updatedCount: 0n,
  unchangedCount: 0n,
  reopenedCount: 0n,
  closedCount: 0n,
  errorCount: 0n,
  customersCreatedCount: 0n,
  customersUpdatedCount: 0n,
};

export type ImportCommand = 'upload part' | 'start' | 'take next chunk';

const allowed: Record<ImportState, readonly ImportCommand[]> = {
  UPLOADING: ['upload part', 'start'],
  REGISTERED: ['take next chunk'],
  RUNNING: ['take next chunk'],
  COMPLETED: [],
  REFUSED: [],
};

/** @throws IMPORT_STATE_FORBIDS */
export function assertImportAllows({ importId, state }: Import, command: ImportCommand): void {
  if (allowed[state].includes(command)) return;
  throw refusedTransition(errors.IMPORT_STATE_FORBIDS, `Import ${importId}`, command, state, allowed[state]);
}

export function isEnded({ state }: Pick<Import, 'state'>): boolean {
  return state === 'COMPLETED' || state === 'REFUSED';
}

/** The import with counts raised. */
export function raise<Of extends Import>(of: Of, by: Partial<ImportCounts>): Of {
  const counts = Object.fromEntries(
    Object.entries(by).map(([name, count]) => [name, of[name as keyof ImportCounts] + count]),
  );
  return { ...of, ...counts };
}

/**
 * Why what is absent from an `active` file may not be closed, or null: a file that leaves out more than a fifth of the
 * open invoices is more often half a file than good news.
 */
export function refusalOfClosing(
  of: Pick<Import, 'confirmClose'>,
  absentCount: bigint,
  openCount: bigint,
): string | null {
  if (of.confirmClose || absentCount * 5n <= openCount) return null;
  return (
    `The file lacks ${absentCount} of ${openCount} open invoices, which is more than 20 %. Nothing was changed. ` +
    'Import the whole file, or confirm the closing by confirm_close, on the command line --confirm-close.'
  );
}
