import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import { Database, type Queryable } from '#libs/platform';
import type { Hold } from '../domain/hold.js';
import type { PlannedAct } from '../domain/plan.js';
import {
  CaseReader,
  HoldStore,
  type CaseFilter,
  type CaseInvoiceRow,
  type CaseRow,
  type Slice,
  type StepDoneRow,
} from './ports.js';

/** A case with all that a page about it shows. */
export interface CaseDetails {
  readonly row: CaseRow;
  readonly invoices: readonly CaseInvoiceRow[];
  readonly holds: readonly Hold[];
  readonly stepsDone: readonly StepDoneRow[];
  readonly planned: readonly PlannedAct[];
}

@Injectable()
export class ReadCases {
  constructor(
    private readonly database: Database,
    private readonly reader: CaseReader,
    private readonly holds: HoldStore,
  ) {}

  /** @param queryable the transaction that changed the case, or the pool. Errors: CASE_NOT_FOUND */
  async get(caseId: string, queryable: Queryable = this.database): Promise<CaseDetails> {
    const row = isId(caseId) ? await this.reader.find(queryable, caseId) : null;
    if (!row) throw caseNotFound(caseId);
    const [details] = await this.withParts(queryable, [row], true);
    return details!;
  }

  /** @returns one row more than asked for when more follow; steps are left out */
  async list(filter: CaseFilter, slice: Slice): Promise<CaseDetails[]> {
    return this.withParts(this.database, await this.reader.list(this.database, filter, slice), false);
  }

  async summary(): Promise<{ cases: { name: string; count: number }[]; steps: { name: string; count: number }[] }> {
    const [cases, steps] = await Promise.all([
      this.reader.countByState(this.database),
      this.reader.countSteps(this.database, null),
    ]);
    return { cases, steps };
  }

  /** One after another, because a transaction has one connection. */
  private async withParts(queryable: Queryable, rows: readonly CaseRow[], withSteps: boolean): Promise<CaseDetails[]> {
    if (rows.length === 0) return [];
    const now = await this.database.now();
    const customerIds = [...new Set(rows.map(({ customerId }) => customerId))];
    const invoices = await this.reader.invoices(
      queryable,
      rows.map(({ caseId }) => caseId),
    );
    const holds = await this.holds.inForce(queryable, customerIds, now);
    const stepsDone = withSteps ? await this.reader.stepsDone(queryable, rows[0]!.caseId) : [];
    const planned = withSteps ? await this.reader.planned(queryable, rows[0]!.caseId) : [];
    return rows.map((row) => {
      const own = invoices.filter(({ caseId }) => caseId === row.caseId);
      return { row, invoices: own, holds: holds.filter((hold) => concerns(hold, row, own)), stepsDone, planned };
    });
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
