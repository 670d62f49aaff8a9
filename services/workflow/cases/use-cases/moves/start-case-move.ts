import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readReason } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import { SequenceStore } from '../../../sequences/use-cases/ports.js';
import { Sequences } from '../../../sequences/use-cases/sequences.js';
import { WakeStore } from '../../../waking/use-cases/ports.js';
import type { CaseMove } from '../../domain/case-move.js';
import { errors } from '../../domain/errors.js';
import { wakeOf } from '../../move-cases.contract.js';
import { CaseMoveStore } from './ports.js';

interface MoveRequest {
  readonly sequence: string;
  /** The version that was previewed; 0 for whichever is active. */
  readonly sequenceVersion: number;
  readonly reason: string;
}

@Injectable()
export class StartCaseMove {
  constructor(
    private readonly runner: Runner,
    private readonly sequences: Sequences,
    private readonly sequenceStore: SequenceStore,
    private readonly store: CaseMoveStore,
    private readonly wakes: WakeStore,
  ) {}

  /** @throws MOVE_INVALID, MOVE_STATE_FORBIDS, SEQUENCE_NOT_FOUND */
  async startCaseMove(caller: Caller, request: MoveRequest): Promise<CaseMove> {
    const faults = new FieldFaults();
    const reason = faults.take('reason', readReason(request.reason));
    const sequence = faults.take('sequence', readLine(request.sequence, maxLengths.name));
    faults.check(request.sequenceVersion >= 0, 'sequence_version', 'is less than 0');
    faults.throwIfAny(errors.MOVE_INVALID);
    return this.runner.run(caller, async (tx) => {
      await this.sequenceStore.lock(tx, sequence!);
      const { version } = await this.sequences.active(tx, sequence!);
      if (request.sequenceVersion !== 0 && request.sequenceVersion !== version) {
        throw errors.MOVE_STATE_FORBIDS(
          `Version ${version} of ${sequence!} is active, not ${request.sequenceVersion}. Preview the move again.`,
        );
      }
      const running = await this.store.findRunning(tx, sequence!);
      if (running) {
        throw errors.MOVE_STATE_FORBIDS(
          `Move ${running.moveId} of ${sequence!} to version ${running.sequenceVersion} still runs; wait for its end.`,
        );
      }
      const move: CaseMove = {
        ...{ moveId: newId(), sequence: sequence!, sequenceVersion: version, state: 'RUNNING', reason: reason! },
        ...{ startedBy: tx.actor, afterCaseId: null, movedCount: 0n, failedCount: 0n, lastFault: '' },
        ...{ createdAt: tx.now, doneAt: null },
      };
      await this.store.insert(tx, move);
      await this.wakes.insertMany(tx, [wakeOf(move.moveId)]);
      return move;
    });
  }
}
