import { Injectable } from '@nestjs/common';
import type { FieldFaults } from '#libs/fields';
import { Reasons } from '#libs/reasons';
import type { Queryable, Tx } from '#libs/transactions';
import { CaseCancellation } from '../../../cases/use-cases/cancelling/case-cancellation.js';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements } from '../../domain/bulk-act.js';
import { OwnActHandler } from './act-handler.js';
import { ActableCases, refusalOf } from './actable-cases.js';

@Injectable()
export class CancelCases extends OwnActHandler {
  override readonly act = 'CANCEL';
  override readonly singly = { service: 'workflow', rpc: 'CancelCase' };
  override readonly takes = ['reason', 'reasonCode'] as const;

  constructor(
    private readonly reasons: Reasons,
    private readonly cases: ActableCases,
    private readonly cancellation: CaseCancellation,
  ) {
    super();
  }

  override read(given: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    return { reason: faults.take(fieldOf('reason'), this.reasons.read('cancel', given)) ?? '' };
  }

  override judge(
    queryable: Queryable,
    caseIds: readonly string[],
    _given: ActParameters,
    now: Date,
  ): Promise<Judgements> {
    return this.cases.judge(queryable, caseIds, now, refusalOf('CANCEL'));
  }

  override carryOut(tx: Tx, caseIds: readonly string[], { reason }: ActParameters): Promise<Judgements> {
    return this.cases.carryOut(tx, caseIds, refusalOf('CANCEL'), (allowed) =>
      this.cancellation.cancel(tx, allowed, reason),
    );
  }
}
