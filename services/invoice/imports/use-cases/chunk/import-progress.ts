import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { errors } from '../../domain/errors.js';
import type { ImportPhase } from '../../domain/import.js';
import { ImportCustomerStore, ImportEvents, ImportNumberStore, ImportStore, type FileImport } from '../ports.js';
import { lockImport } from '../upload-import-part.js';

/** What the phases of an import share. */
@Injectable()
export class ImportProgress {
  constructor(
    private readonly imports: ImportStore,
    private readonly numbers: ImportNumberStore,
    private readonly customers: ImportCustomerStore,
    private readonly events: ImportEvents,
  ) {}

  /**
   * Locks the import and makes sure that what was read outside of the transaction is still what comes next.
   * @throws IMPORT_CONFLICT
   */
  async lock(tx: Tx, read: FileImport): Promise<FileImport> {
    const of = await lockImport(this.imports, tx, read.importId);
    if (of.version === read.version) return of;
    throw chunkTaken();
  }

  /** Goes on to a phase, or to the one after it where there is nothing to do in it. */
  async advanceTo(tx: Tx, of: FileImport, phase: Exclude<ImportPhase, 'SCAN'> | 'END'): Promise<FileImport> {
    if (phase === 'CUSTOMERS' && (of.dryRun || !(await this.customers.hasDeferred(tx, of.importId))))
      return this.advanceTo(tx, of, 'CLOSE');
    if (phase === 'CLOSE' && of.mode !== 'ACTIVE') return this.advanceTo(tx, of, 'END');
    if (phase !== 'END') return this.imports.update(tx, { ...of, phase, progress: '' });
    return this.end(tx, { ...of, state: 'COMPLETED' });
  }

  async refuse(tx: Tx, of: FileImport, refusal: string): Promise<FileImport> {
    return this.end(tx, { ...of, state: 'REFUSED', refusal });
  }

  private async end(tx: Tx, of: FileImport): Promise<FileImport> {
    const ended = await this.imports.update(tx, { ...of, completedAt: tx.now });
    await this.imports.dropFile(tx, of.importId);
    await this.numbers.drop(tx, of.importId);
    await this.customers.drop(tx, of.importId);
    this.events.ended(tx, ended);
    return ended;
  }
}

/** The error of a call that comes too late for its chunk; made again, it finds the stored answer or the next chunk. */
export function chunkTaken() {
  const message = 'A concurrent call took this chunk of the import. Make the same call again.';
  return errors.IMPORT_CONFLICT(message);
}
