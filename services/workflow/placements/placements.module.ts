import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { WakingModule } from '../waking/waking.module.js';
import { PlacementActivities } from './activities/placement.activities.js';
import { RpcAgencies } from './adapters/agencies.gateway.js';
import { CollectionsApi } from './adapters/collections.api.js';
import { PlacementsConsumer } from './adapters/placements.consumer.js';
import { GatherPlacement } from './use-cases/gather-placement.js';
import { Agencies } from './use-cases/ports.js';
import { SendToCollections } from './use-cases/send-to-collections.js';
import { SyncPlacementCopies } from './use-cases/sync-placement-copies.js';

@Module({
  imports: [WakingModule, CopiesModule, CasesModule],
  controllers: [CollectionsApi, PlacementsConsumer],
  providers: [
    { provide: Agencies, useClass: RpcAgencies },
    GatherPlacement,
    PlacementActivities,
    SendToCollections,
    SyncPlacementCopies,
  ],
  exports: [SendToCollections],
})
export class PlacementsModule {}
