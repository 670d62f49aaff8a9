import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { belowThreshold, isBelowThreshold } from '../../cases/domain/case.js';
import type { Leaver } from '../../cases/use-cases/case-changes.js';
import { CaseStore } from '../../cases/use-cases/ports.js';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { enrolmentRuleOf } from '../../sequences/domain/enrolment-rule.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';

/** Finds cases of which too little remains: a cent is neither dunned nor placed. */
@Injectable()
export class Threshold {
  constructor(
    private readonly cases: CaseStore,
    private readonly sequences: Sequences,
  ) {}

  /**
   * @param lowered cases of which less remains than before
   * @param seen invoices of which the store still says what was before
   * @param leaving invoices that leave their cases anyhow
   * @returns the other invoices of cases that have fallen to their threshold or below
   */
  async leaversBelow(
    tx: Tx,
    lowered: readonly string[],
    seen: readonly InvoiceRow[],
    leaving: readonly { readonly invoiceId: string; readonly caseId: string }[],
  ): Promise<Leaver[]> {
    const caseIds = [...new Set([...lowered, ...leaving.map(({ caseId }) => caseId)])];
    if (caseIds.length === 0) return [];
    const found = await this.cases.lockMany(tx, caseIds);
    const left = new Set(leaving.map(({ invoiceId }) => invoiceId));
    const newest = new Map(seen.map((row) => [row.invoiceId, row.remaining.minor]));
    const members = (await this.cases.listOpenMembers(tx, caseIds)).filter(({ subjectId }) => !left.has(subjectId));
    const leavers: Leaver[] = [];
    for (const { caseId, currency, sequence, sequenceVersion, closedAt } of found) {
      if (closedAt !== null) continue;
      const rule = enrolmentRuleOf(await this.sequences.version(tx, sequence, sequenceVersion));
      const own = members.filter((member) => member.caseId === caseId);
      const remaining = own.map(({ subjectId, remainingMinor }) => newest.get(subjectId) ?? remainingMinor);
      if (!isBelowThreshold(remaining, rule.minRemaining.get(currency) ?? 0n)) continue;
      leavers.push(
        ...own.map(({ subjectId, episode }) => ({ invoiceId: subjectId, episode, caseId, reason: belowThreshold })),
      );
    }
    return leavers;
  }
}
