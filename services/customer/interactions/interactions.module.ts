import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { PostgresChoiceStore, PostgresInteractionStore } from './adapters/interaction.store.js';
import { InteractionsApi } from './adapters/interactions.api.js';
import { OutboxInteractionEvents } from './adapters/interactions.events.js';
import { ApplyInteractionChoice } from './use-cases/apply-interaction-choice.js';
import { ListInteractions } from './use-cases/list-interactions.js';
import { ChoiceStore, InteractionEvents, InteractionStore } from './use-cases/ports.js';
import { RecordInteraction } from './use-cases/record-interaction.js';

@Module({
  imports: [CustomersModule],
  controllers: [InteractionsApi],
  providers: [
    ApplyInteractionChoice,
    ListInteractions,
    RecordInteraction,
    { provide: ChoiceStore, useClass: PostgresChoiceStore },
    { provide: InteractionStore, useClass: PostgresInteractionStore },
    { provide: InteractionEvents, useClass: OutboxInteractionEvents },
  ],
  exports: [InteractionStore],
})
export class InteractionsModule {}
