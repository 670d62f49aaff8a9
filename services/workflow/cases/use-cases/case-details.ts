import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { Queryable, Tx } from '#libs/transactions';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import { actOf, type SequenceVersion, type StepAct } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import type { ActFacts } from '../domain/case-acts.js';
import { errors } from '../domain/errors.js';
import { type Hold, isPausing, otherHold } from '../domain/hold.js';
import type { PlannedAct } from '../domain/plan.js';
import { HoldStore } from './holds/ports.js';
import type { CaseRow } from './listing/ports.js';
import { type CaseInvoiceRow, CaseReader, CaseStore, type StepDoneRow } from './ports.js';

/** A step to come, with what its sequence says of it. */
export interface NextStep {
  readonly stepId: string;
  readonly act: StepAct | { readonly kind: 'expire' };
  readonly fireAt: Date;
}

/** A step that is planned for an invoice, or for the case as a whole, with what its sequence says of it. */
export interface PlannedStep extends PlannedAct {
  readonly act: NextStep['act'];
}

/** A case with all that a page about it shows. */
export interface CaseDetails {
  readonly row: CaseRow;
  readonly nextStep: NextStep | null;
  readonly nextMessage: NextStep | null;
  readonly invoices: readonly CaseInvoiceRow[];
  readonly holds: readonly Hold[];
  readonly stepsDone: readonly StepDoneRow[];
  readonly planned: readonly PlannedStep[];
}

@Injectable()
export class CaseDetailsReader {
  constructor(
    private readonly customers: CustomerStore,
    private readonly reader: CaseReader,
    private readonly cases: CaseStore,
    private readonly holds: HoldStore,
    private readonly sequences: Sequences,
  ) {}

  /** @throws CASE_NOT_FOUND */
  async find(queryable: Queryable, caseId: string, now: Date): Promise<CaseDetails> {
    const row = await this.findRow(queryable, caseId);
    const [details] = await this.withParts(queryable, [row], now, true);
    const stepsDone = await this.reader.listStepsDone(queryable, caseId);
    const acts = await this.reader.listPlanned(queryable, caseId);
    const version = await this.sequences.version(queryable, row.case.sequence, row.case.sequenceVersion);
    const planned = acts.map((act) => ({ ...act, act: actOf(version, act.stepId) }));
    return { ...details!, stepsDone, planned };
  }

  /** Adds holds and, if asked, invoices, but no steps. One query after another: a transaction has one connection. */
  async withParts(
    queryable: Queryable,
    rows: readonly CaseRow[],
    now: Date,
    withInvoices: boolean,
  ): Promise<CaseDetails[]> {
    if (rows.length === 0) return [];
    const customerIds = [...new Set(rows.map((row) => row.case.customerId))];
    const caseIds = rows.map((row) => row.case.caseId);
    const invoices = Map.groupBy(
      withInvoices ? await this.reader.listInvoices(queryable, caseIds) : [],
      ({ caseId }) => caseId,
    );
    const holds = Map.groupBy(
      await this.holds.listInForce(queryable, customerIds, now),
      ({ customerId }) => customerId,
    );
    const members = await this.membersHeld(queryable, caseIds, [...holds.values()].flat());
    const details: CaseDetails[] = [];
    for (const row of rows) {
      const { caseId, customerId, sequence, sequenceVersion } = row.case;
      const version = await this.sequences.version(queryable, sequence, sequenceVersion);
      details.push({
        row,
        nextStep: nextOf(version, row.nextActStepId, row.nextActAt),
        nextMessage: nextOf(version, row.nextMessageStepId, row.nextMessageAt),
        invoices: invoices.get(caseId) ?? [],
        holds: (holds.get(customerId) ?? []).filter(
          ({ scope, subjectId }) =>
            scope === 'CUSTOMER' || subjectId === caseId || members.has(`${caseId}/${subjectId}`),
        ),
        stepsDone: [],
        planned: [],
      });
    }
    return details;
  }

  /** With what decides which acts it allows: its holds, but no invoices and no steps. @throws CASE_NOT_FOUND */
  async findHeld(queryable: Queryable, caseId: string, now: Date): Promise<CaseDetails> {
    const row = await this.findRow(queryable, caseId);
    return (await this.withParts(queryable, [row], now, false))[0]!;
  }

  /** Locks a case and reads it with its holds. @throws CASE_NOT_FOUND */
  async lock(tx: Tx, caseId: string): Promise<CaseDetails> {
    const [found] = isId(caseId) ? await this.lockMany(tx, [caseId]) : [];
    if (!found) throw caseNotFound(caseId);
    return found;
  }

  /** Locks customers, then cases, in order of id, and reads the cases with their holds; unknown ids are left out. */
  async lockMany(tx: Tx, caseIds: readonly string[]): Promise<CaseDetails[]> {
    await this.customers.lockMany(tx, await this.reader.listCustomers(tx, caseIds));
    await this.cases.lockMany(tx, caseIds);
    return this.withParts(tx, await this.reader.findMany(tx, caseIds), tx.now, false);
  }

  /** The open invoices of cases that are held themselves, each behind its case. */
  private async membersHeld(
    queryable: Queryable,
    caseIds: readonly string[],
    holds: readonly Hold[],
  ): Promise<ReadonlySet<string>> {
    const invoiceIds = holds.flatMap(({ scope, subjectId }) => (scope === 'INVOICE' ? [subjectId] : []));
    const members = invoiceIds.length > 0 ? await this.reader.listOpenIn(queryable, caseIds, invoiceIds) : [];
    return new Set(members.map(({ caseId, invoiceId }) => `${caseId}/${invoiceId}`));
  }

  private async findRow(queryable: Queryable, caseId: string): Promise<CaseRow> {
    const row = isId(caseId) ? await this.reader.find(queryable, caseId) : null;
    if (!row) throw caseNotFound(caseId);
    return row;
  }
}

function caseNotFound(caseId: string): Error {
  return errors.CASE_NOT_FOUND(`There is no case ${caseId}. List the cases to see all.`);
}

/** What decides which acts a case allows. */
export function actFactsOf({ row, holds }: Pick<CaseDetails, 'row' | 'holds'>): ActFacts {
  const { shown, case: of, placedInvoiceCount, recallableInvoiceCount, openInvoiceCount } = row;
  const heldBesides = otherHold(holds, of.caseId)?.reason ?? null;
  const pausedInPart = holds.some((hold) => isPausing(hold, of.caseId));
  const counts = { placedInvoiceCount, recallableInvoiceCount, openInvoiceCount };
  return { shown, stored: of.state, ...counts, pausedInPart, heldBesides };
}

function nextOf(version: SequenceVersion, stepId: string | null, fireAt: Date | null): NextStep | null {
  return stepId === null || fireAt === null ? null : { stepId, act: actOf(version, stepId), fireAt };
}
