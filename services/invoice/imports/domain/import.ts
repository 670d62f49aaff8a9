import { type FileDescription, type FileIntake, type IntakeNoun, registerFile, takeChunk } from '#libs/intake/domain';
import { errors } from './errors.js';

/** What absence from the file means: nothing (DELTA), void (ACTIVE), or nothing since the file has a status (FULL). */
export type ImportMode = 'DELTA' | 'ACTIVE' | 'FULL';

/**
 * What the next chunk does: collect the numbers of the file, count what is absent from it, take rows, update known
 * customers, close what is absent.
 */
export type ImportPhase = 'SCAN' | 'COUNT' | 'ROWS' | 'CUSTOMERS' | 'CLOSE';

/** What an import has done besides its rows and errors. */
export interface ImportCounts {
  readonly createdCount: bigint;
  readonly updatedCount: bigint;
  readonly unchangedCount: bigint;
  readonly reopenedCount: bigint;
  readonly closedCount: bigint;
  readonly customersCreatedCount: bigint;
  readonly customersUpdatedCount: bigint;
}

export interface ImportDescription extends FileDescription {
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly confirmClose: boolean;
}

export interface Import extends FileIntake, ImportDescription, ImportCounts {
  readonly phase: ImportPhase;
  /** The last key that the phases COUNT, CUSTOMERS and CLOSE have done. */
  readonly progress: string;
  /** Ordinal of the latest customer that was known when it began; null before. */
  readonly knownCustomers: bigint | null;
  /** Open invoices of the file's creditors that the phase COUNT has seen, and those among them that the file lacks. */
  readonly openCount: bigint;
  readonly absentCount: bigint;
}

export const importNoun: IntakeNoun = {
  name: 'import',
  errors: {
    notFound: errors.IMPORT_NOT_FOUND,
    invalid: errors.IMPORT_INVALID,
    incomplete: errors.IMPORT_INCOMPLETE,
    stateForbids: errors.IMPORT_STATE_FORBIDS,
    conflict: errors.IMPORT_CONFLICT,
    keyReused: errors.IMPORT_KEY_REUSED,
  },
};

/** @throws IMPORT_INVALID */
export function registerImport(description: ImportDescription, fileId: string, now: Date): Import {
  const { mode, dryRun, confirmClose } = description;
  return {
    ...registerFile(importNoun, description, fileId, now),
    mode,
    dryRun,
    confirmClose,
    phase: mode === 'ACTIVE' ? 'SCAN' : 'ROWS',
    progress: '',
    knownCustomers: null,
    openCount: 0n,
    absentCount: 0n,
    createdCount: 0n,
    updatedCount: 0n,
    unchangedCount: 0n,
    reopenedCount: 0n,
    closedCount: 0n,
    customersCreatedCount: 0n,
    customersUpdatedCount: 0n,
  };
}

/** An import that closes what is absent runs alone; a dry run changes nothing and waits for nobody. */
export function waitsForOthers({ mode, dryRun }: Import, running: readonly ImportMode[]): boolean {
  return !dryRun && running.some((other) => mode === 'ACTIVE' || other === 'ACTIVE');
}

/**
 * Its turn has come. What was known when it began stays, also when it was resumed, so that every chunk and every repeat
 * decides the same.
 * @throws IMPORT_STATE_FORBIDS
 */
export function beginImport(imp: Import, knownCustomers: bigint, now: Date): Import {
  return takeImportChunk({ ...imp, knownCustomers: imp.knownCustomers ?? knownCustomers }, {}, now);
}

/** What one chunk adds; what is left out stays as it is. */
export interface ImportChunk {
  readonly position?: Import['position'];
  readonly progress?: string;
  readonly counts?: Partial<ImportCounts & Pick<Import, 'rowCount' | 'errorCount' | 'openCount' | 'absentCount'>>;
  /** The phase that begins with the next chunk; null when the import is complete. */
  readonly nextPhase?: ImportPhase | null;
}

/** @throws IMPORT_STATE_FORBIDS */
export function takeImportChunk(imp: Import, chunk: ImportChunk, now: Date): Import {
  const { position = imp.position, progress = imp.progress, nextPhase, counts = {} } = chunk;
  const { rowCount = 0n, errorCount = 0n, ...others } = counts;
  const phase = nextPhase ? { phase: nextPhase, progress: '' } : { progress };
  const taken = { position, rowCount, errorCount, done: nextPhase === null };
  return takeChunk(importNoun, { ...addCounts(imp, others), ...phase }, taken, now);
}

/** The phase after this one that has anything to do; null at the end. */
export function phaseAfter(
  phase: ImportPhase,
  { mode, dryRun }: Pick<Import, 'mode' | 'dryRun'>,
  hasDeferredCustomers: boolean,
): ImportPhase | null {
  if (phase === 'SCAN') return 'COUNT';
  if (phase === 'COUNT') return 'ROWS';
  if (phase === 'ROWS' && hasDeferredCustomers) return 'CUSTOMERS';
  return phase !== 'CLOSE' && mode === 'ACTIVE' && !dryRun ? 'CLOSE' : null;
}

/**
 * Why the invoices that an `active` file lacks may not be closed, or null: a file that lacks more than a fifth of the
 * open invoices is more often incomplete than correct.
 */
export function refusalOfClosing(
  { confirmClose }: Pick<Import, 'confirmClose'>,
  absentCount: bigint,
  openCount: bigint,
): string | null {
  if (confirmClose || absentCount * 5n <= openCount) return null;
  return (
    `The file lacks ${absentCount} of ${openCount} open invoices of its creditors, which is more than 20 %. Nothing was ` +
    'changed. Import the whole file, or confirm the closing by confirm_close, on the command line --confirm-close.'
  );
}

function addCounts(imp: Import, counts: Partial<ImportCounts & Pick<Import, 'openCount' | 'absentCount'>>): Import {
  const sums = Object.entries(counts).map(([name, count]) => [name, imp[name as keyof ImportCounts] + count]);
  return { ...imp, ...(Object.fromEntries(sums) as Partial<Import>) };
}
