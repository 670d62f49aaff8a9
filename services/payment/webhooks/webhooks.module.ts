import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { MethodsModule } from '../methods/methods.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { WebhookJanitor } from './adapters/webhook.janitor.js';
import { PostgresWebhookStore } from './adapters/webhook.store.js';
import { WebhooksController } from './adapters/webhooks.controller.js';
import { FollowWebhooks } from './use-cases/follow-webhooks.js';
import { WebhookStore } from './use-cases/ports.js';
import { TakeWebhook } from './use-cases/take-webhook.js';

@Module({
  imports: [ProviderModule, MethodsModule, AttemptsModule],
  controllers: [WebhooksController],
  providers: [{ provide: WebhookStore, useClass: PostgresWebhookStore }, TakeWebhook, FollowWebhooks, WebhookJanitor],
})
export class WebhooksModule {}
