import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import { assertAllowed } from '../domain/case.js';
import { CaseBook } from './case-book.js';
import { WorkflowFacts } from './facts.port.js';
import { assertReason } from './hold-cases.js';
import { CaseStore } from './ports.js';
import { caseNotFound, ReadCases, type CaseDetails } from './read-cases.js';

/** Stops a case for good; its invoices are not enrolled again in this episode. */
@Injectable()
export class CancelCase {
  constructor(
    private readonly runner: Runner,
    private readonly cases: CaseStore,
    private readonly reads: ReadCases,
    private readonly book: CaseBook,
    private readonly facts: WorkflowFacts,
  ) {}

  /** Errors: CASE_NOT_FOUND, CASE_STATE_FORBIDS, REASON_MISSING */
  cancel(caller: Caller, request: { caseId: string; reason: string }): Promise<CaseDetails> {
    return this.runner.run(caller, async (tx) => {
      const { caseId, reason } = request;
      assertReason(reason);
      const [found] = isId(caseId) ? await this.cases.lock(tx, [caseId]) : [];
      if (!found) throw caseNotFound(caseId);
      assertAllowed('cancel', found.state);
      const members = await this.cases.openMembers(tx, [caseId]);
      const leaving = members.map(({ subjectId, episode }) => ({ invoiceId: subjectId, episode, reason: 'CANCELLED' }));
      await this.cases.removeInvoices(tx, leaving);
      for (const invoice of leaving) this.facts.invoiceLeft(tx, found, invoice, 'CANCELLED');
      found.state = 'CANCELLED';
      found.closedAt = tx.now;
      this.facts.caseClosed(tx, found, reason);
      await this.book.end(tx, [found]);
      await this.cases.save(tx, [found]);
      return this.reads.get(caseId, tx);
    });
  }
}
