import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { assertAllowed } from '../../domain/case-acts.js';
import { errors } from '../../domain/errors.js';
import { actFactsOf, type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { CaseHolds } from './case-holds.js';

/** Lifts the holds that pause a case: on the case itself, and recalls; collection continues at the same step. */
@Injectable()
export class ResumeCase {
  constructor(
    private readonly runner: Runner,
    private readonly details: CaseDetailsReader,
    private readonly holds: CaseHolds,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID */
  resumeCase(caller: Caller, request: { caseId: string; reason: string }): Promise<CaseDetails> {
    const reason = requireField(errors.CASE_INVALID, 'reason', readReason(request.reason));
    const { caseId } = request;
    return this.runner.run(caller, async (tx) => {
      const found = await this.details.lock(tx, caseId);
      assertAllowed('RESUME', actFactsOf(found));
      await this.holds.resume(tx, [found.row.case], reason);
      return this.details.find(tx, caseId, tx.now);
    });
  }
}
