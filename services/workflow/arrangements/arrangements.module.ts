import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { WakingModule } from '../waking/waking.module.js';
import { ArrangementActivities } from './activities/arrangement.activities.js';
import { PostgresArrangementStore } from './adapters/arrangement.store.js';
import { ArrangementsConsumer } from './adapters/arrangements.consumer.js';
import { GatherArrangement } from './use-cases/gather-arrangement.js';
import { ArrangementStore } from './use-cases/ports.js';
import { SyncArrangementCopies } from './use-cases/sync-arrangement-copies.js';

@Module({
  imports: [WakingModule, CopiesModule, CasesModule],
  controllers: [ArrangementsConsumer],
  providers: [
    { provide: ArrangementStore, useClass: PostgresArrangementStore },
    GatherArrangement,
    ArrangementActivities,
    SyncArrangementCopies,
  ],
  exports: [ArrangementStore],
})
export class ArrangementsModule {}
