import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { Reasons } from '#libs/reasons';
import { type Caller, Runner } from '#libs/transactions';
import { assertAllowed } from '../../domain/case-acts.js';
import { errors } from '../../domain/errors.js';
import { actFactsOf, type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { CaseHolds } from './case-holds.js';

interface PauseRequest {
  readonly caseId: string;
  readonly reason: string;
  readonly reasonCode: string;
  /** When it resumes by itself, null for never. */
  readonly untilAt: Date | null;
}

/** Places a hold on a case. */
@Injectable()
export class PauseCase {
  constructor(
    private readonly runner: Runner,
    private readonly reasons: Reasons,
    private readonly details: CaseDetailsReader,
    private readonly holds: CaseHolds,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID */
  pauseCase(caller: Caller, request: PauseRequest): Promise<CaseDetails> {
    const { caseId, untilAt } = request;
    return this.runner.run(caller, async (tx) => {
      const faults = new FieldFaults();
      const reason = faults.take('reason', this.reasons.read('pause', request));
      faults.check(!untilAt || untilAt > tx.now, 'until_time', faultOf('NOT_AFTER_NOW'));
      faults.throwIfAny(errors.CASE_INVALID);
      const found = await this.details.lock(tx, caseId);
      assertAllowed('PAUSE', actFactsOf(found));
      await this.holds.pause(tx, [found.row.case], reason!, untilAt);
      return this.details.find(tx, caseId, tx.now);
    });
  }
}
