import { Injectable } from '@nestjs/common';
import { rowOf, text, uuid } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { type Enrolment, EnrolmentStore } from '../use-cases/ports.js';

const enrolmentRows = rowOf<Enrolment>()('enrolments', ['invoice_id'], {
  invoice_id: uuid('invoiceId'),
  case_id: uuid('caseId'),
  sequence: text('sequence'),
});

@Injectable()
export class PostgresEnrolmentStore extends EnrolmentStore {
  override upsertMany(tx: Tx, enrolments: readonly Enrolment[]): Promise<void> {
    return enrolmentRows.upsertMany(tx, enrolments, ['case_id', 'sequence']);
  }

  override async deleteMany(tx: Tx, left: readonly Pick<Enrolment, 'invoiceId' | 'caseId'>[]): Promise<void> {
    await tx.query(
      `DELETE FROM enrolments e USING unnest($1::uuid[], $2::uuid[]) AS x (invoice_id, case_id)
        WHERE e.invoice_id = x.invoice_id AND e.case_id = x.case_id`,
      [left.map(({ invoiceId }) => invoiceId), left.map(({ caseId }) => caseId)],
    );
  }
}
