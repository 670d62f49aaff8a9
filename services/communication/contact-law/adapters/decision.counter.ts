import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import type { ContactDecision } from '../domain/contact-law.js';
import { DecisionCounter } from '../use-cases/ports.js';

@Injectable()
export class MetricsDecisionCounter extends DecisionCounter {
  private readonly decisions: ReturnType<typeof counterIn>;

  constructor(metrics: Metrics) {
    super();
    this.decisions = counterIn(metrics);
  }

  /** A contact that several rules forbid or delay counts for each of them. */
  override count({ outcome, ruleIds }: ContactDecision): void {
    if (outcome === 'ALLOW') this.decisions.inc({ outcome, rule: '' });
    for (const rule of ruleIds) this.decisions.inc({ outcome, rule });
  }
}

const counterIn = (metrics: Metrics) =>
  metrics.counter('dunlin_contact_decisions_total', 'Decisions of contact law on contacts to be made.', [
    'outcome',
    'rule',
  ]);
