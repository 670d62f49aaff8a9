import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import { Database } from '#libs/transactions';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import {
  type AgedDebt,
  ages,
  agesBegin,
  type LastPayment,
  type PayerFacts,
  type Punctuality,
} from '../domain/payer-profile.js';
import { PayerReader } from '../use-cases/ports.js';

@Injectable()
export class PostgresPayerReader extends PayerReader {
  constructor(
    private readonly database: Database,
    private readonly defaults: OrganisationDefaults,
  ) {
    super();
  }

  override async findMany(
    customerIds: readonly string[],
    now: Date,
    since: LocalDate,
  ): Promise<Map<string, PayerFacts>> {
    const [debts, punctuality, last] = await Promise.all([
      this.database.query<DebtRow>(debtsSql, [customerIds, now, this.defaults.zone, [...agesBegin]]),
      this.database.query<PaidRow>(punctualitySql, [customerIds, since]),
      this.database.query<LastRow>(lastPaymentSql, [customerIds]),
    ]);
    const debtsOf = Map.groupBy(debts, ({ customer_id }) => customer_id);
    const punctualityOf = Map.groupBy(punctuality, ({ customer_id }) => customer_id);
    const lastOf = new Map(last.map((row) => [row.customer_id, row]));
    return new Map(
      customerIds.map((customerId) => {
        const lastRow = lastOf.get(customerId);
        const facts: PayerFacts = {
          debts: (debtsOf.get(customerId) ?? []).map(toDebt),
          punctuality: (punctualityOf.get(customerId) ?? []).map(toPunctuality),
          lastPayment: lastRow ? toLastPayment(lastRow) : null,
        };
        return [customerId, facts];
      }),
    );
  }
}

/** From the open invoices of each customer, as days pass without anything being written. */
const debtsSql = `
  SELECT i.customer_id, i.currency, width_bucket(i.late, $4::integer[]) AS age,
         sum(i.remaining_minor)::bigint AS remaining, count(*) AS count, min(i.due_on) AS oldest
    FROM (SELECT i.customer_id, i.currency, i.remaining_minor, i.due_on,
                 ($2::timestamptz AT TIME ZONE coalesce(c.zone, $3))::date - i.due_on AS late
            FROM invoices i LEFT JOIN customers c ON c.customer_id = i.customer_id
           WHERE i.customer_id = ANY($1::uuid[]) AND i.lifecycle = 'OPEN') i
   GROUP BY 1, 2, 3`;

/** An invoice that is paid was settled by the last money that came. */
const punctualitySql = `
  SELECT customer_id, currency, sum(paid)::bigint AS paid, sum(paid_late)::bigint AS paid_late,
         count(*) FILTER (WHERE is_paid) AS paid_count, count(*) FILTER (WHERE is_paid AND late > 0) AS paid_late_count,
         round(sum(weighed) / sum(paid))::integer AS late_by_amount,
         coalesce(round(avg(late) FILTER (WHERE is_paid)), 0)::integer AS late_by_count
    FROM (SELECT p.customer_id, p.currency, i.lifecycle = 'PAID' AS is_paid, max(days.late) AS late,
                 sum(a.amount_minor) AS paid, sum(a.amount_minor) FILTER (WHERE days.late > 0) AS paid_late,
                 sum(a.amount_minor::numeric * days.late) AS weighed
            FROM settled_payments p
            JOIN allocations a ON a.payment_id = p.payment_id
            JOIN invoices i ON i.invoice_id = a.invoice_id
           CROSS JOIN LATERAL (SELECT greatest(p.value_on - i.due_on, 0) AS late) AS days
           WHERE p.customer_id = ANY($1::uuid[]) AND p.value_on > $2 AND NOT p.reversed AND a.amount_minor > 0
           GROUP BY p.customer_id, p.currency, i.invoice_id) of_invoice
   GROUP BY customer_id, currency`;

const lastPaymentSql = `
  SELECT asked.customer_id, p.payment_id, p.currency, p.amount_minor, p.value_on
    FROM unnest($1::uuid[]) AS asked (customer_id)
   CROSS JOIN LATERAL (
     SELECT * FROM settled_payments p WHERE p.customer_id = asked.customer_id AND NOT p.reversed
      ORDER BY p.value_on DESC, p.payment_id DESC LIMIT 1) p`;

interface DebtRow {
  readonly customer_id: string;
  readonly currency: string;
  readonly age: number;
  readonly remaining: bigint;
  readonly count: bigint;
  readonly oldest: LocalDate;
}

interface PaidRow {
  readonly customer_id: string;
  readonly currency: string;
  readonly paid: bigint;
  readonly paid_late: bigint | null;
  readonly paid_count: bigint;
  readonly paid_late_count: bigint;
  readonly late_by_amount: number;
  readonly late_by_count: number;
}

interface LastRow {
  readonly customer_id: string;
  readonly payment_id: string;
  readonly currency: string;
  readonly amount_minor: bigint;
  readonly value_on: LocalDate;
}

function toDebt({ currency, age, remaining, count, oldest }: DebtRow): AgedDebt {
  return { currency, age: ages[age]!, remainingMinor: remaining, count, oldestDueDate: oldest };
}

function toPunctuality(row: PaidRow): Punctuality {
  return {
    currency: row.currency,
    paidMinor: row.paid,
    paidLateMinor: row.paid_late ?? 0n,
    paidCount: row.paid_count,
    paidLateCount: row.paid_late_count,
    averageDaysLateByAmount: row.late_by_amount,
    averageDaysLateByCount: row.late_by_count,
  };
}

function toLastPayment({ payment_id, currency, amount_minor, value_on }: LastRow): LastPayment {
  return { paymentId: payment_id, currency, amountMinor: amount_minor, valueDate: value_on };
}
