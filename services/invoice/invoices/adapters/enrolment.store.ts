import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { EnrolmentStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresEnrolmentStore extends EnrolmentStore {
  override async enrol(
    tx: Tx,
    enrolments: readonly { invoiceId: string; caseId: string; sequence: string }[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO enrolments (invoice_id, case_id, sequence)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) ORDER BY 1
       ON CONFLICT (invoice_id) DO UPDATE SET case_id = excluded.case_id, sequence = excluded.sequence`,
      [
        enrolments.map(({ invoiceId }) => invoiceId),
        enrolments.map(({ caseId }) => caseId),
        enrolments.map(({ sequence }) => sequence),
      ],
    );
  }

  override async leave(tx: Tx, leavings: readonly { invoiceId: string; caseId: string }[]): Promise<void> {
    await tx.query(
      `DELETE FROM enrolments e USING unnest($1::uuid[], $2::uuid[]) AS x (invoice_id, case_id)
        WHERE e.invoice_id = x.invoice_id AND e.case_id = x.case_id`,
      [leavings.map(({ invoiceId }) => invoiceId), leavings.map(({ caseId }) => caseId)],
    );
  }
}
