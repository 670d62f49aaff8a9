import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { Queryable, Tx } from '#libs/transactions';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import type { Hold } from '../domain/hold.js';
import type { PlannedAct } from '../domain/plan.js';
import { HoldStore } from './holds/ports.js';
import { type CaseInvoiceRow, CaseReader, type CaseRow, CaseStore, type StepDoneRow } from './ports.js';

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
    private readonly customers: CustomerStore,
    private readonly reader: CaseReader,
    private readonly cases: CaseStore,
    private readonly holds: HoldStore,
  ) {}

  /** @throws CASE_NOT_FOUND */
  async find(queryable: Queryable, caseId: string, now: Date): Promise<CaseDetails> {
    const row = await this.findRow(queryable, caseId);
    const [details] = await this.withParts(queryable, [row], now);
    const stepsDone = await this.reader.listStepsDone(queryable, caseId);
    const planned = await this.reader.listPlanned(queryable, caseId);
    return { ...details!, stepsDone, planned };
  }

  /** Adds invoices and holds, but no steps. One query after another, because a transaction has one connection. */
  async withParts(queryable: Queryable, rows: readonly CaseRow[], now: Date): Promise<CaseDetails[]> {
    if (rows.length === 0) return [];
    const customerIds = [...new Set(rows.map((row) => row.case.customerId))];
    const caseIds = rows.map((row) => row.case.caseId);
    const invoices = Map.groupBy(await this.reader.listInvoices(queryable, caseIds), ({ caseId }) => caseId);
    const holds = await this.holds.listInForce(queryable, customerIds, now);
    return rows.map((row) => {
      const own = invoices.get(row.case.caseId) ?? [];
      return {
        row,
        invoices: own,
        holds: holds.filter((hold) => concerns(hold, row, own)),
        stepsDone: [],
        planned: [],
      };
    });
  }

  /** Locks a case and reads what it shows. @throws CASE_NOT_FOUND */
  async lockRow(tx: Tx, caseId: string): Promise<CaseRow> {
    const { customerId } = (await this.findRow(tx, caseId)).case;
    await this.customers.lockMany(tx, [customerId]);
    await this.cases.lockMany(tx, [caseId]);
    return this.findRow(tx, caseId);
  }

  private async findRow(queryable: Queryable, caseId: string): Promise<CaseRow> {
    const row = isId(caseId) ? await this.reader.find(queryable, caseId) : null;
    if (!row) throw errors.CASE_NOT_FOUND(`There is no case ${caseId}. List the cases to see all.`);
    return row;
  }
}

function concerns(hold: Hold, { case: { customerId, caseId } }: CaseRow, invoices: readonly CaseInvoiceRow[]): boolean {
  if (hold.scope === 'CUSTOMER') return hold.customerId === customerId;
  if (hold.scope === 'CASE') return hold.subjectId === caseId;
  return invoices.some(({ invoiceId }) => invoiceId === hold.subjectId);
}

/** Why a case is ON_HOLD: the reason of the hold placed first, or what an open invoice itself says; else empty. */
export function holdReasonOf({ row, holds, invoices }: CaseDetails): string {
  if (row.shown !== 'ON_HOLD') return '';
  if (holds[0]) return holds[0].reason;
  const isDisputed = invoices.some(({ leftReason, disputed }) => leftReason === '' && disputed);
  return isDisputed ? 'DISPUTED' : 'DO_NOT_COLLECT';
}
