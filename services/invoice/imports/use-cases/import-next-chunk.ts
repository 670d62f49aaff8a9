import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import { Runner, type Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { assertImportAllows, isEnded } from '../domain/import.js';
import { CloseAbsent } from './chunk/close-absent.js';
import { ImportCustomers } from './chunk/import-customers.js';
import { ImportRows } from './chunk/import-rows.js';
import { ImportProgress, chunkTaken } from './chunk/import-progress.js';
import { CustomerCopies } from '../../customers/use-cases/ports.js';
import { ImportStore, type FileImport } from './ports.js';
import { ScanNumbers } from './chunk/scan-numbers.js';
import { lockImport } from './upload-import-part.js';

/**
 * One step of an import: reads first, asks the customer service where it must, and then writes what came of it in one
 * transaction together with how far it got. A crash at any point leaves the step to be made again, from the same place
 * with the same requests.
 */
@Injectable()
export class ImportNextChunk {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly copies: CustomerCopies,
    private readonly scan: ScanNumbers,
    private readonly rows: ImportRows,
    private readonly customers: ImportCustomers,
    private readonly absent: CloseAbsent,
    private readonly steps: ImportProgress,
  ) {}

  /**
   * An import that has ended is answered as it is. A line of the file that has no end refuses what is left of it.
   * @throws IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS, IMPORT_CONFLICT, and what the customer service throws
   */
  async execute(caller: Caller, importId: string): Promise<FileImport> {
    const found = isId(importId) ? await this.imports.find(importId) : null;
    if (!found) throw errors.IMPORT_NOT_FOUND(`There is no import ${JSON.stringify(importId)}.`);
    if (isEnded(found)) return this.runner.run(caller, () => Promise.resolve(found));
    const of = await this.begin(caller, found);
    try {
      return await this.step(caller, of);
    } catch (error) {
      // The parts of a file go with its last chunk, so what was read beside that call may have been cut short.
      const now = await this.imports.find(importId);
      if (now?.version !== of.version) throw chunkTaken();
      if (!(error instanceof DomainError) || error.code !== errors.FILE_UNREADABLE.code) throw error;
      return this.runner.run(caller, async (tx) => this.steps.refuse(tx, await this.steps.lock(tx, of), error.message));
    }
  }

  private step(caller: Caller, of: FileImport): Promise<FileImport> {
    switch (of.phase) {
      case 'SCAN':
        return this.scan.execute(caller, of);
      case 'ROWS':
        return this.rows.execute(caller, of);
      case 'CUSTOMERS':
        return this.customers.execute(caller, of);
      case 'CLOSE':
        return this.absent.execute(caller, of);
    }
  }

  /** The first step notes which customers are known, so that every later step and every repeat judges the same. */
  private async begin(caller: Caller, found: FileImport): Promise<FileImport> {
    assertImportAllows(found, 'take next chunk');
    if (found.state === 'RUNNING') return found;
    return this.runner.transact(caller, async (tx) => {
      const of = await lockImport(this.imports, tx, found.importId);
      if (of.state === 'RUNNING') return of;
      assertImportAllows(of, 'take next chunk');
      if (await this.imports.mustWait(tx, of)) {
        const message = 'Another import is running. One that closes what is absent runs alone.';
        throw errors.IMPORT_CONFLICT(`${message} Make the same call again.`);
      }
      const knownCustomers = await this.copies.latestOrdinal(tx);
      return this.imports.update(tx, { ...of, state: 'RUNNING', knownCustomers });
    });
  }
}
