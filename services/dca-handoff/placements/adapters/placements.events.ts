import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Placement } from '../domain/placement.js';
import { PlacementEvents } from '../use-cases/ports.js';
import { toWirePlacement } from './placements.wire.js';

/** Events about placements are keyed by the customer. */
@Injectable()
export class OutboxPlacementEvents extends PlacementEvents {
  override proposed(tx: Tx, placement: Placement): void {
    tx.emit({ type: 'dunlin.dca_handoff.v1.PlacementProposed', ...about(placement), payload: state(placement) });
  }

  override refused(tx: Tx, placement: Placement): void {
    tx.emit({ type: 'dunlin.dca_handoff.v1.PlacementRefused', ...about(placement), payload: state(placement) });
  }

  override sent(tx: Tx, placement: Placement): void {
    tx.emit({ type: 'dunlin.dca_handoff.v1.PlacementSent', ...about(placement), payload: state(placement) });
  }

  override answered(tx: Tx, placement: Placement, rejected: readonly string[]): void {
    const payload = { ...state(placement), rejectedInvoiceIds: [...rejected] };
    tx.emit({ type: 'dunlin.dca_handoff.v1.PlacementAcknowledged', ...about(placement), payload });
  }

  override acknowledgementRefused(
    tx: Tx,
    placement: Placement,
    fileName: string,
    lineCount: number,
    reasons: readonly string[],
  ): void {
    const payload = { ...state(placement), fileName, refusedLineCount: lineCount, reasons: [...reasons] };
    tx.emit({ type: 'dunlin.dca_handoff.v1.AcknowledgementRefused', ...about(placement), payload });
  }

  override recallRequested(tx: Tx, placement: Placement, recalled: readonly string[]): void {
    const payload = { ...state(placement), recalledInvoiceIds: [...recalled] };
    tx.emit({ type: 'dunlin.dca_handoff.v1.RecallRequested', ...about(placement), payload });
  }

  override recalled(tx: Tx, placement: Placement, returned: readonly string[]): void {
    const payload = { ...state(placement), returnedInvoiceIds: [...returned] };
    tx.emit({ type: 'dunlin.dca_handoff.v1.PlacementRecalled', ...about(placement), payload });
  }

  override closedPaid(tx: Tx, placement: Placement, returned: readonly string[]): void {
    const payload = { ...state(placement), returnedInvoiceIds: [...returned] };
    tx.emit({ type: 'dunlin.dca_handoff.v1.PlacementClosedPaid', ...about(placement), payload });
  }
}

function about({ customerId, placementId, version, reason }: Placement) {
  return { key: customerId, subject: placementId, sequence: version, reason };
}

function state(placement: Placement) {
  return { placement: toWirePlacement(placement) };
}
