import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { FieldFaults, maxLengths, readIds, readLine, readOptionalId, readOptionalText, readReason } from '#libs/fields';
import { derivedId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { assertAllowed } from '../../cases/domain/case-acts.js';
import { errors } from '../../cases/domain/errors.js';
import { actFactsOf, CaseDetailsReader } from '../../cases/use-cases/case-details.js';
import { HoldStore } from '../../cases/use-cases/holds/ports.js';
import { CaseStore } from '../../cases/use-cases/ports.js';
import { isAnnounced } from '../../copies/domain/announcement.js';
import { errors as copyErrors } from '../../copies/domain/errors.js';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { AnnouncementStore, InvoiceStore, PlacementStore } from '../../copies/use-cases/ports.js';
import { Agencies, type Proposed } from './ports.js';

interface SendRequest {
  readonly caseId: string;
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  readonly agency: string;
  readonly notes: string;
  readonly unannouncedReason: string;
}

/** Debts that go to the agency together: of one case, or in none. */
interface Parcel {
  readonly customerId: string;
  readonly caseId: string | null;
  readonly invoiceIds: readonly string[];
}

/** What one placement takes. */
const maxDebts = 500;
/** What goes at once; of more people choose. */
const maxInvoices = 5_000;

/** A person sends debts to an agency. dca-handoff decides about each debt, as it does for a step. */
@Injectable()
export class SendToCollections {
  constructor(
    private readonly runner: Runner,
    private readonly details: CaseDetailsReader,
    private readonly cases: CaseStore,
    private readonly invoices: InvoiceStore,
    private readonly placements: PlacementStore,
    private readonly announcements: AnnouncementStore,
    private readonly holds: HoldStore,
    private readonly agencies: Agencies,
  ) {}

  /**
   * @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID, INVOICE_NOT_FOUND, and what dca-handoff refuses of an agency
   */
  async sendToCollections(caller: Caller, request: SendRequest): Promise<Proposed[]> {
    assertValid(request);
    return this.runner.runInParts(caller, async () => {
      // Decided once, so that a repeat after a crash proposes the same again, though what it placed is placed by then.
      const decision = { ...caller, requestId: `${caller.requestId}/decision` };
      const parcels = await this.runner.run(decision, (tx) => this.decide(tx, request));
      const sent: Proposed[] = [];
      for (const [index, parcel] of parcels.entries()) {
        // Requests of two people may have one id.
        const idempotencyKey = derivedId([caller.actor, caller.operation, caller.requestId, index].join('/'));
        const { agency, notes, unannouncedReason } = request;
        sent.push(await this.agencies.propose(caller, { ...parcel, idempotencyKey, agency, notes, unannouncedReason }));
      }
      return sent;
    });
  }

  private async decide(tx: Tx, request: SendRequest): Promise<Parcel[]> {
    const owner = request.customerId || (await this.assertMaySend(tx, request.caseId));
    const invoices = await this.wanted(tx, owner, request);
    const parcels = parcelsOf(invoices);
    for (const { caseId } of parcels) {
      if (caseId !== null && caseId !== request.caseId) await this.assertMaySend(tx, caseId);
    }
    if (parcels.some(({ caseId }) => caseId === null)) await this.assertNotFlagged(tx, owner);
    await this.assertAnnounced(tx, invoices, request.unannouncedReason);
    return parcels;
  }

  /** The open invoices that are meant, without those that an agency has. */
  private async wanted(tx: Tx, owner: string, { caseId, invoiceIds }: SendRequest): Promise<InvoiceRow[]> {
    const found = await this.meant(tx, owner, caseId, invoiceIds);
    const own = found.filter((invoice) => invoice.customerId === owner && (caseId === '' || invoice.caseId === caseId));
    const foreign = invoiceIds.filter((id) => !own.some(({ invoiceId }) => invoiceId === id));
    if (foreign.length > 0) {
      const whose = caseId === '' ? 'of this customer' : 'in this case';
      throw copyErrors.INVOICE_NOT_FOUND(`These invoices are not ${whose}: ${foreign.join(', ')}.`);
    }
    const open = own.filter(({ lifecycle }) => lifecycle === 'OPEN');
    const ids = open.map(({ invoiceId }) => invoiceId);
    const placed = new Set(await this.placements.findPlaced(tx, ids));
    const left = open.filter(({ invoiceId }) => !placed.has(invoiceId));
    if (left.length > maxInvoices) {
      const description = `is missing: more than ${maxInvoices} open invoices are with no agency, choose some`;
      throw invalidFields(errors.CASE_INVALID, [{ field: 'invoice_ids', description }]);
    }
    if (left.length === 0)
      throw errors.CASE_STATE_FORBIDS('No debt is left to send: an agency has all, or none is open.');
    return left;
  }

  /** The chosen invoices, or those of the case, or what no agency has of the account. */
  private async meant(tx: Tx, owner: string, caseId: string, chosen: readonly string[]): Promise<InvoiceRow[]> {
    if (chosen.length > 0) return this.invoices.findMany(tx, chosen);
    if (caseId === '') return this.invoices.listUnplacedOf(tx, owner, maxInvoices + 1);
    const members = await this.cases.listOpenMembers(tx, [caseId]);
    return this.invoices.findMany(
      tx,
      members.map(({ subjectId }) => subjectId),
    );
  }

  /** @returns whose case it is */
  private async assertMaySend(tx: Tx, caseId: string): Promise<string> {
    const found = await this.details.findHeld(tx, caseId, tx.now);
    assertAllowed('SEND_TO_COLLECTIONS', actFactsOf(found));
    return found.row.case.customerId;
  }

  /** What a flag stops is never sent by hand, in a case or in none. */
  private async assertNotFlagged(tx: Tx, customerId: string): Promise<void> {
    const [hold] = await this.holds.listFlagged(tx, [customerId]);
    if (!hold) return;
    const text = `The customer has the flag ${hold.reason}, which must be lowered before its debts go to an agency.`;
    throw errors.CASE_STATE_FORBIDS(text, { facts: { reason: 'HELD' } });
  }

  private async assertAnnounced(tx: Tx, invoices: readonly InvoiceRow[], reason: string): Promise<void> {
    if (reason.trim() !== '') return;
    const ids = invoices.map(({ invoiceId }) => invoiceId);
    const sentAt = await this.announcements.findSentAt(tx, ids);
    const silent = invoices.filter((invoice) => !isAnnounced(invoice, sentAt.get(invoice.invoiceId)));
    if (silent.length === 0) return;
    const named = silent.slice(0, 5).map(({ number }) => number);
    const more = silent.length > named.length ? ` and ${silent.length - named.length} more` : '';
    const description = `is missing: no message about ${named.join(', ')}${more} was sent since it became overdue, or it came back`;
    throw invalidFields(errors.CASE_INVALID, [{ field: 'unannounced_reason', description }]);
  }
}

function parcelsOf(invoices: readonly InvoiceRow[]): Parcel[] {
  const byCase = Map.groupBy(invoices, ({ caseId }) => caseId);
  return [...byCase].flatMap(([caseId, together]) =>
    Array.from({ length: Math.ceil(together.length / maxDebts) }, (_, n) => ({
      customerId: together[0]!.customerId,
      caseId,
      invoiceIds: together.slice(n * maxDebts, (n + 1) * maxDebts).map(({ invoiceId }) => invoiceId),
    })),
  );
}

/** @throws CASE_INVALID */
function assertValid(request: SendRequest): void {
  const { caseId, customerId, invoiceIds, agency, notes, unannouncedReason } = request;
  const faults = new FieldFaults();
  faults.take('case_id', readOptionalId(caseId));
  faults.take('customer_id', readOptionalId(customerId));
  faults.check((caseId === '') !== (customerId === ''), 'case_id', 'and customer_id: give one of them');
  faults.take('invoice_ids', readIds(invoiceIds));
  faults.take('agency', readLine(agency, maxLengths.agencyCode));
  faults.take('notes', readOptionalText(notes, maxLengths.reason));
  if (unannouncedReason !== '') faults.take('unannounced_reason', readReason(unannouncedReason));
  faults.throwIfAny(errors.CASE_INVALID);
}
