import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { WakingModule } from '../waking/waking.module.js';
import { PromiseActivities } from './activities/promise.activities.js';
import { PostgresPromiseStore } from './adapters/promise.store.js';
import { PromisesConsumer } from './adapters/promises.consumer.js';
import { GatherPromise } from './use-cases/gather-promise.js';
import { PromiseStore } from './use-cases/ports.js';
import { SyncPromiseCopies } from './use-cases/sync-promise-copies.js';

@Module({
  imports: [WakingModule, CopiesModule, CasesModule],
  controllers: [PromisesConsumer],
  providers: [
    { provide: PromiseStore, useClass: PostgresPromiseStore },
    GatherPromise,
    PromiseActivities,
    SyncPromiseCopies,
  ],
  exports: [PromiseStore],
})
export class PromisesModule {}
