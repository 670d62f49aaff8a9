import { Injectable } from '@nestjs/common';
import { refuseFile } from '#libs/intake/domain';
import { type Import, importNoun, phaseAfter, refusalOfClosing, takeImportChunk } from '../../domain/import.js';
import { ImportNumberStore } from '../ports.js';
import type { WriteChunk } from './write-chunk.js';

const invoicesPerChunk = 100_000;

/** After the numbers of an `active` file are known, counts what it lacks, so that one that lacks too much changes nothing. */
@Injectable()
export class CountAbsent {
  constructor(private readonly numbers: ImportNumberStore) {}

  async countAbsent({ fileId, progress }: Import): Promise<WriteChunk> {
    return async (tx, imp) => {
      const range = { after: progress, maxLookedAt: invoicesPerChunk, maxAbsent: invoicesPerChunk };
      const { absentIds, openCount, continueAfter } = await this.numbers.lookForAbsent(tx, fileId, range);
      const counts = { openCount: BigInt(openCount), absentCount: BigInt(absentIds.length) };
      if (continueAfter !== null) return takeImportChunk(imp, { counts, progress: continueAfter }, tx.now);
      const absentCount = imp.absentCount + counts.absentCount;
      const refusal = refusalOfClosing(imp, absentCount, imp.openCount + counts.openCount);
      if (refusal !== null) return refuseFile(importNoun, imp, refusal, tx.now);
      // A dry run closes nothing later, so it has its answer now.
      const closed = imp.dryRun ? { closedCount: absentCount } : {};
      const nextPhase = phaseAfter('COUNT', imp, false);
      return takeImportChunk(imp, { counts: { ...counts, ...closed }, nextPhase }, tx.now);
    };
  }
}
