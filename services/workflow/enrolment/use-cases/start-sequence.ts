import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readId, readIds, readLine, readReason } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { errors as caseErrors } from '../../cases/domain/errors.js';
import { CaseChanges, type Joiner } from '../../cases/use-cases/case-changes.js';
import { CaseStore } from '../../cases/use-cases/ports.js';
import { errors as copyErrors } from '../../copies/domain/errors.js';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { CustomerStore, InvoiceStore } from '../../copies/use-cases/ports.js';
import type { SequenceVersion } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { reasonAgainstJoining } from '../domain/enrolment.js';

interface StartRequest {
  readonly sequence: string;
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  readonly reason: string;
  readonly skipMissed: boolean;
}

interface StartedSequence {
  readonly caseIds: readonly string[];
  readonly joinedCount: number;
  readonly version: number;
  readonly leftOut: readonly { readonly invoiceId: string; readonly reason: string }[];
}

/** Most open invoices of one account that join in one transaction; of a larger one people choose. */
const maxInvoices = 5_000;

/** A person starts a sequence on an account or on chosen invoices, whatever its rule says. */
@Injectable()
export class StartSequence {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly invoices: InvoiceStore,
    private readonly sequences: Sequences,
    private readonly cases: CaseStore,
    private readonly changes: CaseChanges,
  ) {}

  /** @throws CASE_INVALID, CASE_STATE_FORBIDS when none may join, INVOICE_NOT_FOUND, SEQUENCE_NOT_FOUND */
  async startSequence(caller: Caller, request: StartRequest): Promise<StartedSequence> {
    const faults = new FieldFaults();
    const sequence = faults.take('sequence', readLine(request.sequence, maxLengths.name));
    const customerId = faults.take('customer_id', readId(request.customerId));
    const invoiceIds = faults.take('invoice_ids', readIds(request.invoiceIds));
    const reason = faults.take('reason', readReason(request.reason));
    faults.throwIfAny(caseErrors.CASE_INVALID);
    return this.runner.run(caller, async (tx) => {
      const version = await this.sequences.active(tx, sequence!);
      await this.customers.lockMany(tx, [customerId!]);
      const rows = await this.lock(tx, customerId!, invoiceIds!);
      const leftOut = rows.flatMap((row) => {
        const against =
          row.caseId === null ? reasonAgainstJoining(row) : 'it is in a case; change the sequence of that';
        return against === null ? [] : [{ invoiceId: row.invoiceId, reason: against }];
      });
      const out = new Set(leftOut.map(({ invoiceId }) => invoiceId));
      const joining = rows.filter(({ invoiceId }) => !out.has(invoiceId)).map((row) => joinerOf(row, version, reason!));
      if (joining.length === 0) {
        const because = leftOut[0]?.reason ?? 'the account has no open invoice';
        throw caseErrors.CASE_STATE_FORBIDS(`No invoice may join ${sequence!}: ${because}.`);
      }
      await this.invoices.updateDecisions(
        tx,
        joining.map(({ invoice }) => invoice),
      );
      await this.changes.change(tx, { joining, skipMissed: request.skipMissed });
      const joinedIds = joining.map(({ invoice }) => invoice.invoiceId);
      const memberships = await this.cases.findOpenMemberships(tx, joinedIds);
      return {
        caseIds: [...new Set(memberships.map(({ caseId }) => caseId))],
        joinedCount: joining.length,
        version: version.version,
        leftOut,
      };
    });
  }

  private async lock(tx: Tx, customerId: string, invoiceIds: readonly string[]): Promise<InvoiceRow[]> {
    const ids =
      invoiceIds.length > 0
        ? invoiceIds
        : (await this.invoices.listOpenOf(tx, customerId, maxInvoices + 1)).map(({ invoiceId }) => invoiceId);
    if (ids.length > maxInvoices) {
      throw caseErrors.CASE_INVALID(`The account has more than ${maxInvoices} open invoices; choose some.`);
    }
    const rows = [...(await this.invoices.lockMany(tx, ids)).values()];
    const foreign = ids.filter((id) => !rows.some((row) => row.invoiceId === id && row.customerId === customerId));
    if (foreign.length === 0) return rows;
    throw copyErrors.INVOICE_NOT_FOUND(`These invoices are not of this customer: ${foreign.join(', ')}.`);
  }
}

function joinerOf(row: InvoiceRow, { sequence, version }: SequenceVersion, reason: string): Joiner {
  const because = `started by hand: ${reason}`;
  const invoice = { ...row, enrolAt: null, because };
  return { invoice, sequence: sequence.name, version, because, former: null, owedAgainAt: null };
}
