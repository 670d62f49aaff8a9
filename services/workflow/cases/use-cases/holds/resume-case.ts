import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type Caller, Runner } from '#libs/platform';
import { assertAllowed } from '../../domain/case.js';
import { isInForce } from '../../domain/hold.js';
import { type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { HoldStore } from '../ports.js';
import { assertReason } from '../reason.js';
import { CaseHolds } from './case-holds.js';

/** Lifts the holds of a case itself, and those that the product placed for it; it goes on at the same place. */
@Injectable()
export class ResumeCase {
  constructor(
    private readonly runner: Runner,
    private readonly details: CaseDetailsReader,
    private readonly store: HoldStore,
    private readonly holds: CaseHolds,
  ) {}

  /** Errors: CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_NOT_PAUSED_ITSELF, REASON_MISSING */
  resumeCase(caller: Caller, { caseId, reason }: { caseId: string; reason: string }): Promise<CaseDetails> {
    return this.runner.run(caller, async (tx) => {
      assertReason(reason);
      const { shown } = await this.details.lockRow(tx, caseId);
      assertAllowed('resume', shown);
      const own = (await this.store.lockOfCase(tx, caseId)).filter((hold) => isInForce(hold, tx.now));
      if (own.length === 0) throw notPausedItself();
      await this.holds.lift(tx, own, reason);
      return this.details.find(tx, caseId, tx.now);
    });
  }
}

function notPausedItself(): DomainError {
  return new DomainError(
    'CASE_NOT_PAUSED_ITSELF',
    'refused',
    'The case is paused by holds on its customer or its invoices, not by one of its own. List the holds and lift those.',
  );
}
