import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '#libs/time';
import { Database, type PageRequest } from '#libs/transactions';
import {
  type Debtor,
  type DebtorFilter,
  type DebtorKey,
  type DebtorOrder,
  DebtorReader,
  maxCount,
} from '../use-cases/ports.js';

const columnOf: Readonly<Record<DebtorOrder, readonly [name: string, type: string]>> = {
  OUTSTANDING: ['d.outstanding_minor', 'bigint'],
  OVERDUE: ['d.overdue_minor', 'bigint'],
  DAYS_LATE: ['d.oldest_due_on', 'date'],
};

@Injectable()
export class PostgresDebtorReader extends DebtorReader {
  constructor(private readonly database: Database) {
    super();
  }

  override async list(filter: DebtorFilter, today: LocalDate, page: PageRequest<DebtorKey>): Promise<Debtor[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = conditionsOf(filter, today, at);
    const [column, type] = columnOf[filter.order];
    // The earlier the oldest due date, the more days late.
    const isBackward = filter.descending !== (filter.order === 'DAYS_LATE');
    if (page.after) {
      const [figure, customerId] = page.after;
      const key = `(${at(figure)}::${type}, ${at(customerId)}::uuid)`;
      conditions.push(`(${column}, d.customer_id) ${isBackward ? '<' : '>'} ${key}`);
    }
    const direction = isBackward ? 'DESC' : 'ASC';
    const rows = await this.database.query<DebtorRow>(
      `SELECT d.* FROM debtors d WHERE ${conditions.join(' AND ')}
        ORDER BY ${column} ${direction}, d.customer_id ${direction} LIMIT ${at(page.limit)}`,
      parameters,
    );
    return rows.map((row) => ({
      customerId: row.customer_id,
      currency: row.currency,
      outstandingMinor: row.outstanding_minor,
      overdueMinor: row.overdue_minor,
      openCount: row.open_count,
      overdueCount: row.overdue_count,
      oldestDueDate: row.oldest_due_on,
    }));
  }

  override async count(filter: DebtorFilter, today: LocalDate): Promise<number> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = conditionsOf(filter, today, at);
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count
         FROM (SELECT FROM debtors d WHERE ${conditions.join(' AND ')} LIMIT ${at(maxCount + 1)}) AS counted`,
      parameters,
    );
    return row!.count;
  }
}

interface DebtorRow {
  readonly customer_id: string;
  readonly currency: string;
  readonly open_count: bigint;
  readonly outstanding_minor: bigint;
  readonly overdue_count: bigint;
  readonly overdue_minor: bigint;
  readonly oldest_due_on: LocalDate;
}

function conditionsOf(filter: DebtorFilter, today: LocalDate, at: (value: unknown) => string): string[] {
  const { currency, customerIds, minDaysLate, maxDaysLate } = filter;
  const conditions = ['d.open_count > 0', `d.currency = ${at(currency)}`];
  if (customerIds !== null) conditions.push(`d.customer_id = ANY(${at(customerIds)}::uuid[])`);
  const bound = (column: string, operator: '<=' | '>=', value: bigint | LocalDate | null): void => {
    if (value !== null) conditions.push(`${column} ${operator} ${at(value)}`);
  };
  bound('d.outstanding_minor', '>=', filter.minOutstandingMinor);
  bound('d.outstanding_minor', '<=', filter.maxOutstandingMinor);
  bound('d.overdue_minor', '>=', filter.minOverdueMinor);
  bound('d.overdue_minor', '<=', filter.maxOverdueMinor);
  bound('d.oldest_due_on', '<=', minDaysLate === null ? null : addDays(today, -minDaysLate));
  bound('d.oldest_due_on', '>=', maxDaysLate === null ? null : addDays(today, -maxDaysLate));
  return conditions;
}
