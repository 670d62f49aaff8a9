import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { ArrangementPlan, ChangedPlan, PlanFact } from '../domain/arrangement.js';
import { ArrangementEvents } from '../use-cases/ports.js';
import { toWireArrangement } from './arrangements.wire.js';

/** Events of plans are keyed by the customer. */
@Injectable()
export class OutboxArrangementEvents extends ArrangementEvents {
  private readonly count: ReturnType<typeof arrangementCounter>;

  constructor(metrics: Metrics) {
    super();
    this.count = arrangementCounter(metrics);
  }

  override activated(tx: Tx, plan: ArrangementPlan): void {
    tx.emit({
      type: 'dunlin.payment.v1.ArrangementActivated',
      ...subjectOf(plan),
      payload: { arrangement: told(plan) },
      reason: 'ARRANGEMENT_CONFIRMED',
    });
    this.counted(tx, plan);
  }

  override changed(tx: Tx, { plan, facts }: ChangedPlan): void {
    facts.forEach((fact, index) => {
      const version = plan.version - BigInt(facts.length - 1 - index);
      this.tell(tx, { ...plan, version }, fact);
    });
    if (facts.some(({ kind }) => kind !== 'CHANGED')) this.counted(tx, plan);
  }

  private tell(tx: Tx, plan: ArrangementPlan, fact: PlanFact): void {
    const subject = subjectOf(plan);
    const arrangement = told(plan);
    if (fact.kind === 'CHANGED') {
      const payload = { arrangement, change: `CHANGE_${fact.change}` } as const;
      tx.emit({ type: 'dunlin.payment.v1.ArrangementChanged', ...subject, payload, reason: fact.reason });
    } else if (fact.kind === 'ENDED') {
      const payload = { arrangement };
      tx.emit({ type: 'dunlin.payment.v1.ArrangementEnded', ...subject, payload, reason: fact.reason });
    } else {
      const reason = 'PAYMENT_REVERSED';
      tx.emit({ type: 'dunlin.payment.v1.ArrangementReopened', ...subject, payload: { arrangement }, reason });
    }
  }

  private counted(tx: Tx, { state }: ArrangementPlan): void {
    tx.afterCommit(() => this.count.inc({ state }, 1));
  }
}

function subjectOf({ customerId: key, arrangementId: subject, version: sequence }: ArrangementPlan) {
  return { key, subject, sequence };
}

/** How the customer agreed stays in this service: events are for everyone and carry no contact data. */
function told(plan: ArrangementPlan) {
  return { ...toWireArrangement(plan), consent: '' };
}

const arrangementCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_payment_arrangements_total', 'Plans in instalments that were made, ended or opened again.', [
    'state',
  ]);
