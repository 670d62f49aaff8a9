import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/platform';
import { assertAllowed } from '../../domain/case.js';
import { type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { CaseHolds } from './case-holds.js';

export interface PauseRequest {
  readonly caseId: string;
  readonly reason: string;
  /** When it resumes by itself, null for never. */
  readonly untilAt: Date | null;
}

/** Places a hold on a case. */
@Injectable()
export class PauseCase {
  constructor(
    private readonly runner: Runner,
    private readonly details: CaseDetailsReader,
    private readonly holds: CaseHolds,
  ) {}

  /** Errors: CASE_NOT_FOUND, CASE_STATE_FORBIDS, REASON_MISSING, HOLD_INVALID */
  pauseCase(caller: Caller, { caseId, reason, untilAt }: PauseRequest): Promise<CaseDetails> {
    return this.runner.run(caller, async (tx) => {
      const { shown, customerId } = await this.details.lockRow(tx, caseId);
      assertAllowed('pause', shown);
      await this.holds.place(tx, { scope: 'CASE', subjectId: caseId, customerId, reason, untilAt, caseId });
      return this.details.find(tx, caseId, tx.now);
    });
  }
}
