import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { type GivenReason, Reasons } from '#libs/reasons';
import { type Caller, Runner } from '#libs/transactions';
import { cancelCase, type CaseEvent, releaseInvoice } from '../domain/case.js';
import { assertAllowed } from '../domain/case-acts.js';
import { errors } from '../domain/errors.js';
import { CaseChanges } from './case-changes.js';
import { actFactsOf, type CaseDetails, CaseDetailsReader } from './case-details.js';
import { CaseEvents } from './case-events.js';
import { CaseStore } from './ports.js';

/** Stops a case for good; its invoices are not enrolled again in this episode. */
@Injectable()
export class CancelCase {
  constructor(
    private readonly runner: Runner,
    private readonly reasons: Reasons,
    private readonly cases: CaseStore,
    private readonly details: CaseDetailsReader,
    private readonly changes: CaseChanges,
    private readonly events: CaseEvents,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID */
  cancelCase(caller: Caller, request: GivenReason & { readonly caseId: string }): Promise<CaseDetails> {
    const reason = requireField(errors.CASE_INVALID, 'reason', this.reasons.read('cancel', request));
    const { caseId } = request;
    return this.runner.run(caller, async (tx) => {
      const found = await this.details.lock(tx, caseId);
      assertAllowed('CANCEL', actFactsOf(found));
      const members = await this.cases.listOpenMembers(tx, [caseId]);
      const exits = members.map(({ subjectId, episode }) => ({ invoiceId: subjectId, episode, reason: 'CANCELLED' }));
      await this.cases.markExits(tx, exits);
      let latest = found.row.case;
      const events: CaseEvent[] = [];
      for (const exit of exits) {
        const released = releaseInvoice(latest, exit, exit.reason);
        events.push(...released.events);
        latest = released.case;
      }
      const cancelled = cancelCase(latest, tx.now, reason);
      this.events.publish(tx, [...events, ...cancelled.events]);
      await this.changes.end(tx, [cancelled.case]);
      await this.cases.updateMany(tx, [cancelled.case]);
      return this.details.find(tx, caseId, tx.now);
    });
  }
}
