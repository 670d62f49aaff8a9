import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { type FieldFaults, readReason } from '#libs/fields';
import { Reasons } from '#libs/reasons';
import type { Queryable, Tx } from '#libs/transactions';
import type { CaseDetails } from '../../../cases/use-cases/case-details.js';
import { CaseHolds } from '../../../cases/use-cases/holds/case-holds.js';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements, Refusal } from '../../domain/bulk-act.js';
import { refusals } from '../../domain/refusals.js';
import { OwnActHandler } from './act-handler.js';
import { ActableCases, refusalOf } from './actable-cases.js';

@Injectable()
export class PauseCases extends OwnActHandler {
  override readonly act = 'PAUSE';
  override readonly singly = { service: 'workflow', rpc: 'PauseCase' };
  override readonly takes = ['reason', 'reasonCode', 'untilMs'] as const;

  constructor(
    private readonly reasons: Reasons,
    private readonly cases: ActableCases,
    private readonly holds: CaseHolds,
  ) {
    super();
  }

  override read(given: ActParameters, faults: FieldFaults, now: Date): Partial<ActParameters> {
    const reason = faults.take(fieldOf('reason'), this.reasons.read('pause', given));
    const { untilMs } = given;
    faults.check(untilMs === null || untilMs > now.getTime(), fieldOf('untilMs'), faultOf('NOT_AFTER_NOW'));
    return { reason: reason ?? '' };
  }

  override judge(
    queryable: Queryable,
    caseIds: readonly string[],
    { untilMs }: ActParameters,
    now: Date,
  ): Promise<Judgements> {
    return this.cases.judge(queryable, caseIds, now, pauseRefusal(untilMs));
  }

  override carryOut(tx: Tx, caseIds: readonly string[], { reason, untilMs }: ActParameters): Promise<Judgements> {
    const untilAt = untilMs === null ? null : new Date(untilMs);
    return this.cases.carryOut(tx, caseIds, pauseRefusal(untilMs), (allowed) =>
      this.holds.pause(tx, allowed, reason, untilAt),
    );
  }
}

const tooLate: Refusal = { reason: 'UNTIL_TIME_PASSED', text: refusals.UNTIL_TIME_PASSED };

function pauseRefusal(untilMs: number | null): (found: CaseDetails, now: Date) => Refusal | null {
  const ofCase = refusalOf('PAUSE');
  return (found, now) => (untilMs !== null && untilMs <= now.getTime() ? tooLate : ofCase(found, now));
}

@Injectable()
export class ResumeCases extends OwnActHandler {
  override readonly act = 'RESUME';
  override readonly singly = { service: 'workflow', rpc: 'ResumeCase' };
  override readonly takes = ['reason'] as const;

  constructor(
    private readonly cases: ActableCases,
    private readonly holds: CaseHolds,
  ) {
    super();
  }

  override read({ reason }: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    return { reason: faults.take(fieldOf('reason'), readReason(reason)) ?? '' };
  }

  override judge(
    queryable: Queryable,
    caseIds: readonly string[],
    _given: ActParameters,
    now: Date,
  ): Promise<Judgements> {
    return this.cases.judge(queryable, caseIds, now, refusalOf('RESUME'));
  }

  override carryOut(tx: Tx, caseIds: readonly string[], { reason }: ActParameters): Promise<Judgements> {
    return this.cases.carryOut(tx, caseIds, refusalOf('RESUME'), (allowed) => this.holds.resume(tx, allowed, reason));
  }
}
