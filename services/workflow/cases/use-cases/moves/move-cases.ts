import { Injectable } from '@nestjs/common';
import { Database, inBatches, SystemRunner, type Tx } from '#libs/transactions';
import { CustomerStore } from '../../../copies/use-cases/ports.js';
import { Sequences } from '../../../sequences/use-cases/sequences.js';
import { WakeStore } from '../../../waking/use-cases/ports.js';
import type { CaseMove } from '../../domain/case-move.js';
import { idOf } from '../../move-cases.contract.js';
import { CaseChanges } from '../case-changes.js';
import { CaseSequences } from '../case-sequences.js';
import { CaseReader, CaseStore } from '../ports.js';
import { CaseMoveStore } from './ports.js';

/** Moves the open cases of a sequence to one version of it, stretch after stretch. */
@Injectable()
export class MoveCases {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly database: Database,
    private readonly store: CaseMoveStore,
    private readonly sequences: Sequences,
    private readonly customers: CustomerStore,
    private readonly reader: CaseReader,
    private readonly cases: CaseStore,
    private readonly caseSequences: CaseSequences,
    private readonly changes: CaseChanges,
    private readonly wakes: WakeStore,
  ) {}

  /** @param beat called after every stretch; what it throws ends the work, and a repeat continues */
  async moveCases(moveId: string, beat: () => void): Promise<void> {
    const wakeSeq = await this.systemRunner.transact((tx) => this.wakes.newest(tx, idOf(moveId)));
    for (;;) {
      const move = await this.store.find(this.database, moveId);
      if (move?.state !== 'RUNNING') break;
      const { caseIds, lastId } = await this.store.listCases(this.database, move);
      const faults: string[] = [];
      await inBatches(
        caseIds,
        (batch) => this.systemRunner.transact((tx) => this.move(tx, move, batch)),
        async (_caseId, error) => void faults.push(error instanceof Error ? error.message : String(error)),
      );
      // Together, since a repeat of the stretch meets those again that failed.
      await this.systemRunner.transact(async (tx) => {
        if (faults.length > 0) await this.store.countFailed(tx, moveId, faults);
        await this.store.updatePosition(tx, moveId, lastId);
      });
      beat();
    }
    await this.systemRunner.transact((tx) => this.wakes.settle(tx, idOf(moveId), wakeSeq));
  }

  /** Cases that were closed or moved meanwhile are passed over, so that a repeat moves none twice. */
  private async move(tx: Tx, { moveId, sequence, sequenceVersion, reason }: CaseMove, caseIds: readonly string[]) {
    const customerIds = await this.reader.listCustomers(tx, caseIds);
    await this.customers.lockMany(tx, customerIds);
    const wanted = (await this.cases.lockMany(tx, caseIds)).filter(
      (each) => each.closedAt === null && each.sequence === sequence && each.sequenceVersion < sequenceVersion,
    );
    if (wanted.length === 0) return;
    const version = await this.sequences.version(tx, sequence, sequenceVersion);
    await this.changes.settle(tx, await this.caseSequences.putUnder(tx, wanted, version, reason));
    await this.store.countMoved(tx, moveId, wanted.length);
  }
}
