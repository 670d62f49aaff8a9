import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type Caller, Runner } from '#libs/platform';
import { assertAllowed } from '../domain/case.js';
import { CaseChanges } from './case-changes.js';
import { type CaseDetails, CaseDetailsReader, caseNotFound } from './case-details.js';
import { CaseEvents } from './case-events.js';
import { CaseStore } from './ports.js';
import { assertReason } from './reason.js';

/** Stops a case for good; its invoices are not enrolled again in this episode. */
@Injectable()
export class CancelCase {
  constructor(
    private readonly runner: Runner,
    private readonly cases: CaseStore,
    private readonly details: CaseDetailsReader,
    private readonly changes: CaseChanges,
    private readonly events: CaseEvents,
  ) {}

  /** Errors: CASE_NOT_FOUND, CASE_STATE_FORBIDS, REASON_MISSING */
  cancelCase(caller: Caller, request: { caseId: string; reason: string }): Promise<CaseDetails> {
    return this.runner.run(caller, async (tx) => {
      const { caseId, reason } = request;
      assertReason(reason);
      const [found] = isId(caseId) ? await this.cases.lock(tx, [caseId]) : [];
      if (!found) throw caseNotFound(caseId);
      assertAllowed('cancel', found.state);
      const members = await this.cases.openMembers(tx, [caseId]);
      const leaving = members.map(({ subjectId, episode }) => ({ invoiceId: subjectId, episode, reason: 'CANCELLED' }));
      await this.cases.removeInvoices(tx, leaving);
      for (const invoice of leaving) this.events.invoiceLeft(tx, found, invoice, 'CANCELLED');
      found.state = 'CANCELLED';
      found.closedAt = tx.now;
      this.events.closed(tx, found, reason);
      await this.changes.end(tx, [found]);
      await this.cases.save(tx, [found]);
      return this.details.find(tx, caseId, tx.now);
    });
  }
}
