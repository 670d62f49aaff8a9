import { Injectable } from '@nestjs/common';
import type { PartedSource } from '#libs/files';
import { type Caller, Runner } from '#libs/transactions';
import { CustomerCopies } from '../../customers/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { beginImport, type Import, waitsForOthers } from '../domain/import.js';
import { CloseAbsent } from './chunk/close-absent.js';
import { CountAbsent } from './chunk/count-absent.js';
import { ImportCustomers } from './chunk/import-customers.js';
import { ImportRows } from './chunk/import-rows.js';
import { ScanNumbers } from './chunk/scan-numbers.js';
import type { WriteChunk } from './chunk/write-chunk.js';
import { ImportIntake } from './import-intake.js';
import { ImportStore } from './ports.js';

/**
 * Reads first, asks the customer service where it must, and then writes the results in one transaction together with the
 * progress. After a crash at any point the chunk is taken again, from the same place with the same requests.
 */
@Injectable()
export class TakeNextImportChunk {
  constructor(
    private readonly runner: Runner,
    private readonly intake: ImportIntake,
    private readonly imports: ImportStore,
    private readonly copies: CustomerCopies,
    private readonly scanNumbers: ScanNumbers,
    private readonly countAbsent: CountAbsent,
    private readonly importRows: ImportRows,
    private readonly importCustomers: ImportCustomers,
    private readonly closeAbsent: CloseAbsent,
  ) {}

  /**
   * Returns the import after the chunk; one that has ended is returned as it is.
   * @throws IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS, IMPORT_CONFLICT, and what the customer service throws
   */
  async takeNextImportChunk(caller: Caller, importId: string): Promise<Import> {
    await this.begin(caller, importId);
    return this.intake.takeChunk<WriteChunk>(caller, importId, {
      read: (imp, content) => this.readChunk(caller, imp, content),
      write: (tx, imp, write) => write(tx, imp),
    });
  }

  private readChunk(caller: Caller, imp: Import, content: PartedSource): Promise<WriteChunk> {
    switch (imp.phase) {
      case 'SCAN':
        return this.scanNumbers.scanNumbers(imp, content);
      case 'COUNT':
        return this.countAbsent.countAbsent(imp);
      case 'ROWS':
        return this.importRows.importRows(caller, imp, content);
      case 'CUSTOMERS':
        return this.importCustomers.importCustomers(caller, imp);
      case 'CLOSE':
        return this.closeAbsent.closeAbsent(imp);
    }
  }

  /** Lets a waiting import run when its turn has come, in a transaction of its own: the first chunk reads as of then. */
  private async begin(caller: Caller, importId: string): Promise<void> {
    const seen = await this.imports.find(importId);
    if (seen?.state !== 'WAITING') return;
    await this.runner.transact(caller, async (tx) => {
      const imp = await this.imports.lock(tx, importId);
      if (imp.state !== 'WAITING') return;
      if (waitsForOthers(imp, await this.imports.lockRunningModes(tx, importId))) {
        const message = 'Another import is running. One that closes what is absent runs alone.';
        throw errors.IMPORT_CONFLICT(`${message} Make the same call again.`);
      }
      await this.imports.update(tx, beginImport(imp, await this.copies.latestOrdinal(tx), tx.now));
    });
  }
}
