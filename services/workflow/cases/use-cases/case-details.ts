import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import type { Queryable, Tx } from '#libs/platform';
import type { Hold } from '../domain/hold.js';
import type { PlannedAct } from '../domain/plan.js';
import { type CaseInvoiceRow, CaseReader, type CaseRow, CaseStore, HoldStore, type StepDoneRow } from './ports.js';

/** A case with all that a page about it shows. */
export interface CaseDetails {
  readonly row: CaseRow;
  readonly invoices: readonly CaseInvoiceRow[];
  readonly holds: readonly Hold[];
  readonly stepsDone: readonly StepDoneRow[];
  readonly planned: readonly PlannedAct[];
}

@Injectable()
export class CaseDetailsReader {
  constructor(
    private readonly reader: CaseReader,
    private readonly cases: CaseStore,
    private readonly holds: HoldStore,
  ) {}

  /** Errors: CASE_NOT_FOUND */
  async find(queryable: Queryable, caseId: string, now: Date): Promise<CaseDetails> {
    const row = isId(caseId) ? await this.reader.find(queryable, caseId) : null;
    if (!row) throw caseNotFound(caseId);
    const [details] = await this.withParts(queryable, [row], now);
    const stepsDone = await this.reader.stepsDone(queryable, caseId);
    const planned = await this.reader.planned(queryable, caseId);
    return { ...details!, stepsDone, planned };
  }

  /** Adds invoices and holds, and no steps. One query after another, because a transaction has one connection. */
  async withParts(queryable: Queryable, rows: readonly CaseRow[], now: Date): Promise<CaseDetails[]> {
    if (rows.length === 0) return [];
    const customerIds = [...new Set(rows.map(({ customerId }) => customerId))];
    const invoices = await this.reader.invoices(
      queryable,
      rows.map(({ caseId }) => caseId),
    );
    const holds = await this.holds.inForce(queryable, customerIds, now);
    return rows.map((row) => {
      const own = invoices.filter(({ caseId }) => caseId === row.caseId);
      return {
        row,
        invoices: own,
        holds: holds.filter((hold) => concerns(hold, row, own)),
        stepsDone: [],
        planned: [],
      };
    });
  }

  /** Locks a case and reads what it shows. Errors: CASE_NOT_FOUND */
  async lockRow(tx: Tx, caseId: string): Promise<CaseRow> {
    if (isId(caseId)) await this.cases.lock(tx, [caseId]);
    const row = isId(caseId) ? await this.reader.find(tx, caseId) : null;
    if (!row) throw caseNotFound(caseId);
    return row;
  }
}

export function caseNotFound(caseId: string): DomainError {
  return new DomainError('CASE_NOT_FOUND', 'not-found', `There is no case ${caseId}. List the cases to see all.`);
}

function concerns(hold: Hold, row: CaseRow, invoices: readonly CaseInvoiceRow[]): boolean {
  if (hold.scope === 'CUSTOMER') return hold.customerId === row.customerId;
  if (hold.scope === 'CASE') return hold.subjectId === row.caseId;
  return invoices.some(({ invoiceId }) => invoiceId === hold.subjectId);
}
