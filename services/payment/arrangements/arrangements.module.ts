import { Global, Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { MethodsModule } from '../methods/methods.module.js';
import { PaymentSettings } from '../payment.settings.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { OpenArrangements } from '../payments/use-cases/ports.js';
import { PromisesModule } from '../promises/promises.module.js';
import { PostgresArrangementStore } from './adapters/arrangement.store.js';
import { ArrangementsApi } from './adapters/arrangements.api.js';
import { OutboxArrangementEvents } from './adapters/arrangements.events.js';
import { ChangeArrangements } from './use-cases/change-arrangements.js';
import { ConfirmArrangement } from './use-cases/confirm-arrangement.js';
import { DraftArrangements } from './use-cases/draft-arrangements.js';
import { FindArranged } from './use-cases/find-arranged.js';
import { JudgeArrangements } from './use-cases/judge-arrangements.js';
import { KeepArrangement } from './use-cases/keep-arrangement.js';
import { ArrangementEvents, ArrangementPolicy, ArrangementStore } from './use-cases/ports.js';
import { PreviewArrangement } from './use-cases/preview-arrangement.js';

/** Global, since fences ask for plans through a port that this module provides. */
@Global()
@Module({
  imports: [PaymentsModule, MethodsModule, AttemptsModule, PromisesModule],
  controllers: [ArrangementsApi],
  providers: [
    ChangeArrangements,
    ConfirmArrangement,
    DraftArrangements,
    JudgeArrangements,
    KeepArrangement,
    PreviewArrangement,
    { provide: ArrangementStore, useClass: PostgresArrangementStore },
    { provide: ArrangementEvents, useClass: OutboxArrangementEvents },
    { provide: ArrangementPolicy, useExisting: PaymentSettings },
    { provide: OpenArrangements, useClass: FindArranged },
  ],
  exports: [OpenArrangements],
})
export class ArrangementsModule {}
