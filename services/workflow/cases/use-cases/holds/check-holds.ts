import { Injectable } from '@nestjs/common';
import { FieldFaults, readId, readIds } from '#libs/fields';
import { isId } from '#libs/ids';
import { Database } from '#libs/transactions';
import { isAnnounced } from '../../../copies/domain/announcement.js';
import { AnnouncementStore, InvoiceStore, PlacementStore } from '../../../copies/use-cases/ports.js';
import { errors } from '../../domain/errors.js';
import { isOwnPause } from '../../domain/hold.js';
import { CaseReader } from '../ports.js';
import { HoldStore } from './ports.js';

interface ActToCheck {
  readonly customerId: string;
  /** Empty for none. */
  readonly caseId: string;
  readonly invoiceIds: readonly string[];
  /** Whether the act needs that its debts were announced. */
  readonly needsAnnouncement: boolean;
  /** Whether a pause of the case by a person is no reason, since the act lifts it. */
  readonly passesPause: boolean;
}

interface HoldsOfAct {
  /** A hold covers the customer or the case. */
  readonly actHeld: boolean;
  /** The case is closed or unknown; false for an act of no case. */
  readonly caseClosed: boolean;
  readonly heldInvoiceIds: string[];
  readonly placedInvoiceIds: string[];
  /** No message about them was sent since they became overdue, or it came back; empty unless the act needs one. */
  readonly unannouncedInvoiceIds: string[];
  readonly reasons: string[];
}

/** What fences ask: whether an act, or some of its invoices, must not happen now. */
@Injectable()
export class CheckHolds {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseReader,
    private readonly holds: HoldStore,
    private readonly placements: PlacementStore,
    private readonly invoices: InvoiceStore,
    private readonly announcements: AnnouncementStore,
  ) {}

  /** @throws HOLD_INVALID: a fence that asks about nobody must not hear that nothing is held */
  async checkHolds(act: ActToCheck): Promise<HoldsOfAct> {
    const { customerId, invoiceIds, needsAnnouncement, passesPause } = act;
    const faults = new FieldFaults();
    faults.take('customer_id', readId(customerId));
    faults.take('invoice_ids', readIds(invoiceIds));
    faults.throwIfAny(errors.HOLD_INVALID);
    const now = await this.database.now();
    // An act of a case that was merged meanwhile goes on in the case that its invoices are in.
    const caseId = isId(act.caseId) ? await this.cases.findLast(this.database, act.caseId) : act.caseId;
    const inForce = await this.holds.listInForce(this.database, [customerId], now);
    const holds = inForce.filter(
      (hold) =>
        // Fences ask the customer service about flags, and the payment service about promises and plans.
        hold.flag === null &&
        hold.promiseId === null &&
        hold.arrangementId === null &&
        (hold.scope === 'CUSTOMER' ||
          hold.subjectId === caseId ||
          (hold.scope === 'INVOICE' && invoiceIds.includes(hold.subjectId))) &&
        !(passesPause && isOwnPause(hold, caseId)),
    );
    const found = isId(caseId) ? await this.cases.find(this.database, caseId) : null;
    return {
      actHeld: holds.some(({ scope }) => scope !== 'INVOICE'),
      caseClosed: caseId !== '' && (!found || found.case.closedAt !== null),
      heldInvoiceIds: holds.filter(({ scope }) => scope === 'INVOICE').map(({ subjectId }) => subjectId),
      placedInvoiceIds: await this.placements.findPlaced(this.database, invoiceIds),
      unannouncedInvoiceIds: needsAnnouncement ? await this.unannounced(invoiceIds) : [],
      reasons: [...new Set(holds.map(({ reason }) => reason))],
    };
  }

  private async unannounced(invoiceIds: readonly string[]): Promise<string[]> {
    const sentAt = await this.announcements.findSentAt(this.database, invoiceIds);
    const known = await this.invoices.findMany(this.database, invoiceIds);
    const announced = known.filter((invoice) => isAnnounced(invoice, sentAt.get(invoice.invoiceId)));
    const ids = new Set(announced.map(({ invoiceId }) => invoiceId));
    return invoiceIds.filter((invoiceId) => !ids.has(invoiceId));
  }
}
