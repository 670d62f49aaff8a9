import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { Settlement, SettlementOutcome, SettlementState } from '../domain/settlement.js';
import { SettlementEvents } from '../use-cases/ports.js';
import { toWireSettlement } from './settlements.wire.js';

const types = {
  OFFERED: 'dunlin.payment.v1.SettlementOffered',
  ACCEPTED: 'dunlin.payment.v1.SettlementAccepted',
  FULFILLED: 'dunlin.payment.v1.SettlementFulfilled',
  BREACHED: 'dunlin.payment.v1.SettlementBreached',
  EXPIRED: 'dunlin.payment.v1.SettlementExpired',
  WITHDRAWN: 'dunlin.payment.v1.SettlementWithdrawn',
} as const satisfies Readonly<Record<SettlementState, string>>;

/** Events of settlements are keyed by the customer. */
@Injectable()
export class OutboxSettlementEvents extends SettlementEvents {
  private readonly count: ReturnType<typeof settlementCounter>;

  constructor(metrics: Metrics) {
    super();
    this.count = settlementCounter(metrics);
  }

  override occurred(tx: Tx, settlement: Settlement, outcome: SettlementOutcome | null): void {
    const { customerId: key, settlementId: subject, version: sequence, state } = settlement;
    // What people wrote stays in this service: events are for everyone.
    const payload = { settlement: { ...toWireSettlement(settlement), reason: '', consent: '', withdrawReason: '' } };
    tx.emit({ type: types[state], key, subject, sequence, payload, reason: outcome ?? '' });
    tx.afterCommit(() => this.count.inc({ state }, 1));
  }
}

const settlementCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_payment_settlements_total', 'Settlements that came to a state.', ['state']);
