import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/transactions';
import type { Joiner } from '../../cases/use-cases/case-changes.js';
import type { CustomerFacts } from '../../copies/domain/customer.js';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import type { EnrolmentRule } from '../../sequences/domain/enrolment-rule.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { decideEnrolment } from '../domain/enrolment.js';

interface Evaluated {
  readonly joining: Joiner[];
  /** The rows with what was decided about those that do not join. */
  readonly rows: InvoiceRow[];
}

/** Decides which sequence invoices join, from this service's own copies. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly sequences: Sequences,
    private readonly customers: CustomerStore,
  ) {}

  /** @param rows open or closed, in no case; an episode that joined before joins no more */
  async evaluate(queryable: Queryable, rows: readonly InvoiceRow[], now: Date): Promise<Evaluated> {
    if (rows.length === 0) return { joining: [], rows: [] };
    const rules = await this.sequences.activeRules(queryable);
    const customers = await this.customers.findMany(queryable, [...new Set(rows.map(({ customerId }) => customerId))]);
    const joining: Joiner[] = [];
    const decided = rows.map((row) => {
      const { joiner, row: next } = decide(row, customers.get(row.customerId), rules, now);
      if (joiner) joining.push(joiner);
      return next;
    });
    return { joining, rows: decided };
  }
}

function decide(
  row: InvoiceRow,
  customer: CustomerFacts | undefined,
  rules: readonly EnrolmentRule[],
  now: Date,
): { joiner: Joiner | null; row: InvoiceRow } {
  if (row.enrolledEpisode >= row.episode) {
    return { joiner: null, row: { ...row, enrolAt: null, because: 'left its case; an episode joins once' } };
  }
  const decision = decideEnrolment(row, customer?.customerClass ?? null, rules, now);
  const { because } = decision;
  if (decision.join === null) return { joiner: null, row: { ...row, enrolAt: decision.enrolAt, because } };
  const next = { ...row, enrolAt: null, because };
  const { sequence, version } = decision.join;
  return { joiner: { invoice: next, sequence, version, because, former: null, owedAgainAt: null }, row: next };
}
