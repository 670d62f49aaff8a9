import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { WakingModule } from '../waking/waking.module.js';
import { PlacementActivities } from './activities/placement.activities.js';
import { PlacementsConsumer } from './adapters/placements.consumer.js';
import { GatherPlacement } from './use-cases/gather-placement.js';
import { SyncPlacementCopies } from './use-cases/sync-placement-copies.js';

@Module({
  imports: [WakingModule, CopiesModule, CasesModule],
  controllers: [PlacementsConsumer],
  providers: [GatherPlacement, PlacementActivities, SyncPlacementCopies],
})
export class PlacementsModule {}
