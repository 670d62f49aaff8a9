import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { ReconciliationStore } from '../use-cases/ports.js';

/** Tells what comparisons left, and which of them wait. */
@Injectable()
export class ReconciliationGauges {
  constructor(reconciliations: ReconciliationStore, metrics: Metrics) {
    const unmatched = metrics.gauge(
      'dunlin_reconciliation_differences',
      'Differences between the reports of payment providers of the last days and what is known here.',
    );
    const waiting = metrics.gauge(
      'dunlin_reconciliation_wait_seconds',
      'How long the oldest day has been over whose report was not compared.',
    );
    metrics.beforeScrape(async () => {
      const standing = await reconciliations.standing();
      unmatched.set(standing.unmatched);
      waiting.set(standing.waitingSeconds);
    });
  }
}
