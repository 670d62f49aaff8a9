import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/transactions';
import type { FileOwner } from '../../files/take-file.contract.js';
import { DueReader, type NextInstants, type ProgressCounts } from '../use-cases/ports.js';

/** Whether there are more does not matter to whoever waits for none to be left. */
const countedAtMost = 10_000;

/** Each part is the first entry of an index, so the whole costs as much as one small query. */
const instants = `SELECT
  (SELECT enrol_at FROM invoices WHERE enrol_at IS NOT NULL ORDER BY enrol_at LIMIT 1) AS "enrolAt",
  (SELECT until_at FROM holds WHERE lifted_at IS NULL AND until_at IS NOT NULL AND promise_id IS NULL
    ORDER BY until_at LIMIT 1) AS "holdEnd",
  (SELECT starts_at FROM customer_flags WHERE awaited ORDER BY starts_at LIMIT 1) AS "flagStart",
  (SELECT extend_at FROM calendars ORDER BY extend_at LIMIT 1) AS "calendarEnd",
  ${firstArrival('invoice')} AS "importArrival",
  ${firstArrival('payment')} AS "paymentFileArrival",
  (SELECT fire_at FROM due_acts WHERE NOT stopped ORDER BY fire_at LIMIT 1) AS "fireAt",
  (SELECT recall_ends_at FROM placements WHERE recall_ends_at IS NOT NULL ORDER BY recall_ends_at LIMIT 1) AS "recallEnd",
  (SELECT judge_at FROM promises WHERE open ORDER BY judge_at LIMIT 1) AS "promiseEnd",
  (SELECT next_act_at FROM arrangements WHERE open ORDER BY next_act_at LIMIT 1) AS "arrangementAct"`;

@Injectable()
export class PostgresDueReader extends DueReader {
  override async countInProgress(queryable: Queryable): Promise<ProgressCounts> {
    const [row] = await queryable.query<{ wakes: bigint; imports: bigint; files: bigint }>(
      `SELECT (SELECT count(*) FROM (SELECT FROM wakes LIMIT ${countedAtMost}) AS counted) AS wakes, count(*) FILTER (WHERE service = 'invoice') AS imports,
         count(*) FILTER (WHERE service = 'payment') AS files
       FROM files WHERE state <> 'DONE' AND state = 'RUNNING'`,
    );
    return { wakes: Number(row!.wakes), imports: Number(row!.imports), 'payment files': Number(row!.files) };
  }

  override async nextInstants(queryable: Queryable): Promise<NextInstants> {
    const [row] = await queryable.query<NextInstants>(instants);
    return row!;
  }

  override async countWakesAdded(queryable: Queryable): Promise<number> {
    const [row] = await queryable.query<{ added: bigint | null }>(
      `SELECT pg_sequence_last_value(pg_get_serial_sequence('wakes', 'seq')::regclass) AS added`,
    );
    return Number(row?.added ?? 0);
  }
}

function firstArrival(service: FileOwner): string {
  return `(SELECT arrive_at FROM files WHERE service = '${service}' AND state <> 'DONE' AND state = 'WAITING'
    ORDER BY service, arrive_at, file_id LIMIT 1)`;
}
