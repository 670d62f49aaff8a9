import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { SettlementsConsumer } from './adapters/settlements.consumer.js';
import { FollowSettlements } from './use-cases/follow-settlements.js';

@Module({
  imports: [LedgerModule],
  controllers: [SettlementsConsumer],
  providers: [FollowSettlements],
})
export class SettlementsModule {}
