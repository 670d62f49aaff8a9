import { Module } from '@nestjs/common';
import { janitorOf } from '#libs/platform';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { MethodsModule } from '../methods/methods.module.js';
import { PaymentSettings } from '../payment.settings.js';
import { ProviderModule } from '../provider/provider.module.js';
import { WebhookGauges } from './adapters/webhook.gauges.js';
import { PostgresWebhookStore } from './adapters/webhook.store.js';
import { WebhooksController } from './adapters/webhooks.controller.js';
import { FollowWebhooks } from './use-cases/follow-webhooks.js';
import { WebhookStore } from './use-cases/ports.js';
import { TakeWebhook } from './use-cases/take-webhook.js';

@Module({
  imports: [ProviderModule, MethodsModule, AttemptsModule],
  controllers: [WebhooksController],
  providers: [
    { provide: WebhookStore, useClass: PostgresWebhookStore },
    TakeWebhook,
    FollowWebhooks,
    WebhookGauges,
    janitorOf({
      name: 'webhook janitor',
      work: FollowWebhooks,
      settings: PaymentSettings,
      everyMs: ({ providerIntervalMs }) => providerIntervalMs,
      run: (work) => work.followWebhooks(),
    }),
  ],
})
export class WebhooksModule {}
