import { Injectable } from '@nestjs/common';
import { Background, Metrics } from '#libs/platform';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { ReconciliationStore } from '../use-cases/ports.js';
import { ReconcileDays } from '../use-cases/reconcile-days.js';

/** How soon a day is found that has become due. */
const everyMs = 60_000;

/** Compares what is due, and tells what the comparisons left. It runs in several processes at once without harm. */
@Injectable()
export class ReconciliationJanitor {
  constructor(
    reconcileDays: ReconcileDays,
    provider: PaymentProvider,
    reconciliations: ReconciliationStore,
    background: Background,
    metrics: Metrics,
  ) {
    if (provider.name === 'none') return;
    const run = () => reconcileDays.reconcileDays();
    background.start({ name: 'reconciliation janitor', roles: ['relay', 'worker'], everyMs, run });
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
