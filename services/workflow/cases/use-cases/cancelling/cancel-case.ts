import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { type GivenReason, Reasons } from '#libs/reasons';
import { type Caller, Runner } from '#libs/transactions';
import { assertAllowed } from '../../domain/case-acts.js';
import { errors } from '../../domain/errors.js';
import { actFactsOf, type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { CaseCancellation } from './case-cancellation.js';

/** Stops a case for good; its invoices are not enrolled again in this episode. */
@Injectable()
export class CancelCase {
  constructor(
    private readonly runner: Runner,
    private readonly reasons: Reasons,
    private readonly details: CaseDetailsReader,
    private readonly cancellation: CaseCancellation,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID */
  cancelCase(caller: Caller, request: GivenReason & { readonly caseId: string }): Promise<CaseDetails> {
    const reason = requireField(errors.CASE_INVALID, 'reason', this.reasons.read('cancel', request));
    const { caseId } = request;
    return this.runner.run(caller, async (tx) => {
      const found = await this.details.lock(tx, caseId);
      assertAllowed('CANCEL', actFactsOf(found));
      await this.cancellation.cancel(tx, [found.row.case], reason);
      return this.details.find(tx, caseId, tx.now);
    });
  }
}
