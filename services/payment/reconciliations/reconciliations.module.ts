import { Module } from '@nestjs/common';
import { janitorOf } from '#libs/platform';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { PaymentSettings } from '../payment.settings.js';
import { ProviderModule } from '../provider/provider.module.js';
import { ReconciliationGauges } from './adapters/reconciliation.gauges.js';
import { PostgresReconciliationStore } from './adapters/reconciliation.store.js';
import { ReconciliationsApi } from './adapters/reconciliations.api.js';
import { SettingsReconciliationPolicy } from './adapters/settings.policy.js';
import { CompareDay } from './use-cases/compare-day.js';
import { ReconciliationPolicy, ReconciliationStore } from './use-cases/ports.js';
import { ReconcileDays } from './use-cases/reconcile-days.js';
import { RunReconciliation } from './use-cases/run-reconciliation.js';

/** How soon a day is found that has become due. */
const everyMs = 60_000;

@Module({
  imports: [ProviderModule, AttemptsModule],
  controllers: [ReconciliationsApi],
  providers: [
    { provide: ReconciliationStore, useClass: PostgresReconciliationStore },
    { provide: ReconciliationPolicy, useClass: SettingsReconciliationPolicy },
    CompareDay,
    RunReconciliation,
    ReconcileDays,
    ReconciliationGauges,
    janitorOf({
      name: 'reconciliation janitor',
      work: ReconcileDays,
      settings: PaymentSettings,
      everyMs: ({ providerIntervalMs }) => (providerIntervalMs === null ? null : everyMs),
      run: (work) => work.reconcileDays(),
    }),
  ],
})
export class ReconciliationsModule {}
