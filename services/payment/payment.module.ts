import { Module } from '@nestjs/common';
import { ArrangementsModule } from './arrangements/arrangements.module.js';
import { AttemptsModule } from './attempts/attempts.module.js';
import { FilesModule } from './files/files.module.js';
import { MethodsModule } from './methods/methods.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PromisesModule } from './promises/promises.module.js';
import { ProviderModule } from './provider/provider.module.js';
import { ReconciliationsModule } from './reconciliations/reconciliations.module.js';
import { SettlementsModule } from './settlements/settlements.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

@Module({
  imports: [
    PaymentsModule,
    ProviderModule,
    MethodsModule,
    AttemptsModule,
    WebhooksModule,
    ReconciliationsModule,
    FilesModule,
    PromisesModule,
    ArrangementsModule,
    SettlementsModule,
  ],
})
export class PaymentModule {}
