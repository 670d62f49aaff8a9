import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { CausingEvent, Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Placement } from '../domain/placement.js';
import type { SettledWhilePlaced } from '../domain/placement-line.js';
import { recordSettlementWhilePlaced } from '../domain/recall.js';
import { PlacementEvents, PlacementStore } from './ports.js';
import { RequestRecall } from './recalling/request-recall.js';

export interface InvoiceChange {
  readonly invoiceId: string;
  /** Null when it is owed again. */
  readonly settled: SettledWhilePlaced | null;
  /** Grows with every change of the invoice. */
  readonly version: bigint;
  readonly event: CausingEvent;
}

@Injectable()
export class WithdrawSettledInvoices {
  constructor(
    private readonly placements: PlacementStore,
    private readonly requestRecall: RequestRecall,
    private readonly events: PlacementEvents,
  ) {}

  /**
   * Takes invoices that were paid or voided out of placements: unsent ones are refused, the others are recalled.
   * @throws INVOICE_INVALID
   */
  async withdrawSettledInvoices(changes: readonly InvoiceChange[], tx: Tx): Promise<void> {
    const invoiceIds = [...new Set(changes.map(({ invoiceId }) => invoiceId))];
    assertIds(invoiceIds);
    const placementIds = await this.placements.withOpenLines(tx, invoiceIds);
    if (placementIds.length === 0) return;
    const found = await this.placements.lockMany(tx, placementIds);
    const current = new Map(found);
    for (const change of changes) {
      for (const [placementId, placement] of current) {
        const after = await this.withdraw(tx.causedBy(change.event), placement, change);
        if (after) current.set(placementId, after);
      }
    }
    const changed = [...current.values()].filter((placement) => placement !== found.get(placement.placementId));
    await this.placements.updateMany(tx, changed);
  }

  /** @returns null when it changes nothing */
  private async withdraw(
    tx: Tx,
    placement: Placement,
    { invoiceId, settled, version }: InvoiceChange,
  ): Promise<Placement | null> {
    const recorded = recordSettlementWhilePlaced(placement, invoiceId, settled, version);
    if (!recorded) return null;
    if (recorded.state === 'REFUSED' && placement.state !== 'REFUSED') this.events.refused(tx, recorded);
    return (await this.requestRecall.recallSettled(tx, recorded)) ?? recorded;
  }
}

function assertIds(invoiceIds: readonly string[]): void {
  const wrong = invoiceIds.find((invoiceId) => !isId(invoiceId));
  if (wrong !== undefined) throw errors.INVOICE_INVALID(`${JSON.stringify(wrong)} is not the id of an invoice.`);
}
