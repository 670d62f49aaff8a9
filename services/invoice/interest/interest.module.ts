import { Module } from '@nestjs/common';
import { InterestApi } from './adapters/interest.api.js';
import { PostgresReferenceRateStore } from './adapters/reference-rate.store.js';
import { AddReferenceRates } from './use-cases/add-reference-rates.js';
import { ReferenceRateStore } from './use-cases/ports.js';

@Module({
  controllers: [InterestApi],
  providers: [AddReferenceRates, { provide: ReferenceRateStore, useClass: PostgresReferenceRateStore }],
  exports: [ReferenceRateStore],
})
export class InterestModule {}
