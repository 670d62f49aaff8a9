import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { Tx } from '#libs/platform';
import type { ImportPhase } from '../../domain/import.js';
import { ImportedCustomers, ImportEvents, ImportNumbers, ImportStore, type FileImport } from '../ports.js';
import { lockImport } from '../upload-import-part.js';

/** What the phases of an import share. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly imports: ImportStore,
    private readonly numbers: ImportNumbers,
    private readonly customers: ImportedCustomers,
    private readonly events: ImportEvents,
  ) {}

  /**
   * Locks the import and makes sure that what was read outside of the transaction is still what comes next.
   * @throws DomainError INVOICE_CHANGED_MEANWHILE
   */
  async lock(tx: Tx, read: FileImport): Promise<FileImport> {
    const of = await lockImport(this.imports, tx, read.importId);
    if (of.version === read.version) return of;
    throw chunkTaken();
  }

  /** Goes on to a phase, or to the one after it where there is nothing to do in it. */
  async goOn(tx: Tx, of: FileImport, phase: Exclude<ImportPhase, 'SCAN'> | 'END'): Promise<FileImport> {
    if (phase === 'CUSTOMERS' && (of.dryRun || !(await this.customers.hasFacts(tx, of.importId))))
      return this.goOn(tx, of, 'CLOSE');
    if (phase === 'CLOSE' && of.mode !== 'ACTIVE') return this.goOn(tx, of, 'END');
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
export function chunkTaken(): DomainError {
  const message = 'A concurrent call took this chunk of the import. Make the same call again.';
  return new DomainError('INVOICE_CHANGED_MEANWHILE', 'aborted', message);
}
