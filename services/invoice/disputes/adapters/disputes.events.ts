import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Dispute } from '../domain/dispute.js';
import { DisputeEvents } from '../use-cases/ports.js';
import { toWireDispute } from './disputes.wire.js';

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxDisputeEvents extends DisputeEvents {
  override overdue(tx: Tx, dispute: Dispute, invoiceNumber: string): void {
    const { customerId: key, disputeId: subject, version: sequence } = dispute;
    const payload = { dispute: toWireDispute(dispute, tx.now), invoiceNumber };
    const reason = 'DEADLINE_PASSED';
    tx.emit({ key, subject, sequence, type: 'dunlin.invoice.v1.DisputeOverdue', payload, reason });
  }
}
