import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/platform';
import { DueReader, type LeastInstants } from '../use-cases/ports.js';

interface InstantsRow {
  enrol_at: Date | null;
  hold_end: Date | null;
  import_arrival: Date | null;
  payment_file_arrival: Date | null;
  fire_at: Date | null;
  recall_end: Date | null;
}

/** Each part is the first entry of an index, so the whole costs as much as one small query. */
const instants = `SELECT
  (SELECT enrol_at FROM invoices WHERE enrol_at IS NOT NULL ORDER BY enrol_at LIMIT 1) AS enrol_at,
  (SELECT until_at FROM holds WHERE lifted_at IS NULL AND until_at IS NOT NULL ORDER BY until_at LIMIT 1) AS hold_end,
  ${firstArrival('IMPORT')} AS import_arrival,
  ${firstArrival('PAYMENT_FILE')} AS payment_file_arrival,
  (SELECT fire_at FROM due_acts WHERE NOT stopped ORDER BY fire_at LIMIT 1) AS fire_at,
  (SELECT recall_ends_at FROM placements WHERE recall_ends_at IS NOT NULL ORDER BY recall_ends_at LIMIT 1) AS recall_end`;

@Injectable()
export class PostgresDueReader extends DueReader {
  override async inHand(queryable: Queryable): Promise<{ wakes: number; imports: number; 'payment files': number }> {
    const [row] = await queryable.query<{ wakes: bigint; imports: bigint; files: bigint }>(
      `SELECT (SELECT count(*) FROM wakes) AS wakes, count(*) FILTER (WHERE kind = 'IMPORT') AS imports,
         count(*) FILTER (WHERE kind = 'PAYMENT_FILE') AS files
       FROM arrivals WHERE state <> 'DONE' AND state = 'RUNNING'`,
    );
    return { wakes: Number(row!.wakes), imports: Number(row!.imports), 'payment files': Number(row!.files) };
  }

  override async leastInstants(queryable: Queryable): Promise<LeastInstants> {
    const [row] = await queryable.query<InstantsRow>(instants);
    return {
      enrolAt: row!.enrol_at,
      holdEnd: row!.hold_end,
      importArrival: row!.import_arrival,
      paymentFileArrival: row!.payment_file_arrival,
      fireAt: row!.fire_at,
      recallEnd: row!.recall_end,
    };
  }

  override async wakesAdded(queryable: Queryable): Promise<number> {
    const [row] = await queryable.query<{ added: bigint | null }>(
      `SELECT pg_sequence_last_value(pg_get_serial_sequence('wakes', 'seq')::regclass) AS added`,
    );
    return Number(row?.added ?? 0);
  }
}

function firstArrival(kind: string): string {
  return `(SELECT arrive_at FROM arrivals WHERE kind = '${kind}' AND state <> 'DONE' AND state = 'WAITING'
    ORDER BY kind, arrive_at, arrival_id LIMIT 1)`;
}
