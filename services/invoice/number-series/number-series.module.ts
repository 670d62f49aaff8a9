import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NumberSeriesApi } from './adapters/number-series.api.js';
import { PostgresNumberSeriesStore } from './adapters/number-series.store.js';
import { ApplyNumberSeries } from './use-cases/apply-number-series.js';
import { FreeNumbers } from './use-cases/free-numbers.js';
import { NumberSeriesStore } from './use-cases/ports.js';

@Module({
  imports: [LedgerModule],
  controllers: [NumberSeriesApi],
  providers: [ApplyNumberSeries, FreeNumbers, { provide: NumberSeriesStore, useClass: PostgresNumberSeriesStore }],
  exports: [FreeNumbers, NumberSeriesStore],
})
export class NumberSeriesModule {}
