import { Injectable } from '@nestjs/common';
import { compareText } from '#libs/text';
import { Database, type Tx } from '#libs/transactions';
import { CustomerStore, InvoiceStore } from '../../copies/use-cases/ports.js';
import { type EnrolmentRule, enrolmentRuleOf } from '../../sequences/domain/enrolment-rule.js';
import type { Sequence } from '../../sequences/domain/sequence.js';
import { OpenInvoices } from '../../sequences/use-cases/open-invoices.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../backfill-sequence.contract.js';
import { decideEnrolment } from '../domain/enrolment.js';

const pageSize = 1_000;

/** What was open before a sequence was applied joins it by a workflow of its own, batch after batch. */
@Injectable()
export class EnrolOpenInvoices extends OpenInvoices {
  constructor(
    private readonly database: Database,
    private readonly sequences: Sequences,
    private readonly invoices: InvoiceStore,
    private readonly customers: CustomerStore,
    private readonly wakes: WakeStore,
  ) {
    super();
  }

  override async enrol(tx: Tx, name: string, version: number, skipMissed: boolean): Promise<void> {
    await this.wakes.insertMany(tx, [wakeOf(name, version, skipMissed)]);
  }

  override async countJoining(sequence: Sequence, now: Date): Promise<number> {
    const others = await this.sequences.activeRules(this.database);
    const own = enrolmentRuleOf({ sequence, version: 0 });
    const rules = [...others.filter((rule) => rule.sequence !== sequence.name), own].sort(byName);
    let count = 0;
    for (let afterId: string | null = null; ;) {
      const rows = await this.invoices.listUnassigned(this.database, afterId, pageSize);
      const customers = await this.customers.findMany(this.database, [
        ...new Set(rows.map(({ customerId }) => customerId)),
      ]);
      for (const row of rows) {
        if (row.enrolledEpisode >= row.episode) continue;
        const customerClass = customers.get(row.customerId)?.customerClass ?? null;
        const { join } = decideEnrolment(row, customerClass, rules, now);
        if (join?.sequence === sequence.name) count += 1;
      }
      if (rows.length < pageSize) return count;
      afterId = rows.at(-1)!.invoiceId;
    }
  }
}

function byName(a: EnrolmentRule, b: EnrolmentRule): number {
  return compareText(a.sequence, b.sequence);
}
