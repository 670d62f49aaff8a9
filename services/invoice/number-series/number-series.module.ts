import { Module } from '@nestjs/common';
import { NumberSeriesApi } from './adapters/number-series.api.js';
import { PostgresNumberSeriesStore } from './adapters/number-series.store.js';
import { ApplyNumberSeries } from './use-cases/apply-number-series.js';
import { NumberSeriesStore } from './use-cases/ports.js';

@Module({
  controllers: [NumberSeriesApi],
  providers: [ApplyNumberSeries, { provide: NumberSeriesStore, useClass: PostgresNumberSeriesStore }],
  exports: [NumberSeriesStore],
})
export class NumberSeriesModule {}
