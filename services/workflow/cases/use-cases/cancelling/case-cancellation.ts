import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { cancelCase, type Case, type CaseEvent, releaseInvoice } from '../../domain/case.js';
import { CaseChanges } from '../case-changes.js';
import { CaseEvents } from '../case-events.js';
import { CaseStore } from '../ports.js';

/** Cancels cases in an open transaction; their invoices are not enrolled again in this episode. */
@Injectable()
export class CaseCancellation {
  constructor(
    private readonly cases: CaseStore,
    private readonly changes: CaseChanges,
    private readonly events: CaseEvents,
  ) {}

  /** @param cases locked, and such that allow it */
  async cancel(tx: Tx, cases: readonly Case[], reason: string): Promise<void> {
    const members = await this.cases.listOpenMembers(
      tx,
      cases.map(({ caseId }) => caseId),
    );
    const exits = members.map(({ caseId, subjectId, episode }) => {
      return { caseId, invoiceId: subjectId, episode, reason: 'CANCELLED' };
    });
    await this.cases.markExits(tx, exits);
    const exitsOf = Map.groupBy(exits, ({ caseId }) => caseId);
    const cancelled: Case[] = [];
    for (const before of cases) {
      let latest = before;
      const events: CaseEvent[] = [];
      for (const exit of exitsOf.get(before.caseId) ?? []) {
        const released = releaseInvoice(latest, exit, exit.reason);
        events.push(...released.events);
        latest = released.case;
      }
      const end = cancelCase(latest, tx.now, reason);
      this.events.publish(tx, [...events, ...end.events]);
      cancelled.push(end.case);
    }
    await this.changes.end(tx, cancelled);
    await this.cases.updateMany(tx, cancelled);
  }
}
