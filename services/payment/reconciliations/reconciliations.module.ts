import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { ReconciliationJanitor } from './adapters/reconciliation.janitor.js';
import { PostgresReconciliationStore } from './adapters/reconciliation.store.js';
import { ReconciliationsApi } from './adapters/reconciliations.api.js';
import { SettingsReconciliationPolicy } from './adapters/settings.policy.js';
import { CompareDay } from './use-cases/compare-day.js';
import { ReconciliationPolicy, ReconciliationStore } from './use-cases/ports.js';
import { ReconcileDays } from './use-cases/reconcile-days.js';
import { RunReconciliation } from './use-cases/run-reconciliation.js';

@Module({
  imports: [ProviderModule, AttemptsModule],
  controllers: [ReconciliationsApi],
  providers: [
    { provide: ReconciliationStore, useClass: PostgresReconciliationStore },
    { provide: ReconciliationPolicy, useClass: SettingsReconciliationPolicy },
    CompareDay,
    RunReconciliation,
    ReconcileDays,
    ReconciliationJanitor,
  ],
})
export class ReconciliationsModule {}
