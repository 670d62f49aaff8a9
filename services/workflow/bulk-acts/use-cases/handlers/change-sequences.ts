import { Injectable } from '@nestjs/common';
import { type FieldFaults, maxLengths, readLine, readReason } from '#libs/fields';
import type { Queryable, Tx } from '#libs/transactions';
import { runsAlready } from '../../../cases/domain/sequence-change.js';
import type { CaseDetails } from '../../../cases/use-cases/case-details.js';
import { SwitchSequence } from '../../../cases/use-cases/moves/switch-sequence.js';
import type { SequenceVersion } from '../../../sequences/domain/sequence.js';
import { Sequences } from '../../../sequences/use-cases/sequences.js';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements, Refusal } from '../../domain/bulk-act.js';
import { refusals } from '../../domain/refusals.js';
import { OwnActHandler } from './act-handler.js';
import { ActableCases, refusalOf } from './actable-cases.js';

@Injectable()
export class ChangeSequences extends OwnActHandler {
  override readonly act = 'CHANGE_SEQUENCE';
  override readonly singly = { service: 'workflow', rpc: 'ChangeSequence' };
  override readonly takes = ['sequence', 'reason'] as const;

  constructor(
    private readonly sequences: Sequences,
    private readonly cases: ActableCases,
    private readonly switching: SwitchSequence,
  ) {
    super();
  }

  override read({ sequence, reason }: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    return {
      sequence: faults.take(fieldOf('sequence'), readLine(sequence, maxLengths.name)) ?? '',
      reason: faults.take(fieldOf('reason'), readReason(reason)) ?? '',
    };
  }

  /** @throws SEQUENCE_NOT_FOUND */
  override async judge(
    queryable: Queryable,
    caseIds: readonly string[],
    { sequence }: ActParameters,
    now: Date,
  ): Promise<Judgements> {
    const version = await this.sequences.active(queryable, sequence);
    return this.cases.judge(queryable, caseIds, now, changeRefusal(version));
  }

  override async carryOut(
    tx: Tx,
    caseIds: readonly string[],
    { sequence, reason }: ActParameters,
  ): Promise<Judgements> {
    const version = await this.sequences.active(tx, sequence);
    return this.cases.carryOut(tx, caseIds, changeRefusal(version), (allowed) =>
      this.switching.switchMany(tx, allowed, version, reason),
    );
  }
}

const sameAlready: Refusal = { reason: 'SEQUENCE_RUNS_ALREADY', text: refusals.SEQUENCE_RUNS_ALREADY };

function changeRefusal(version: SequenceVersion): (found: CaseDetails, now: Date) => Refusal | null {
  const ofCase = refusalOf('CHANGE_SEQUENCE');
  return (found, now) => ofCase(found, now) ?? (runsAlready(found.row.case, version) ? sameAlready : null);
}
