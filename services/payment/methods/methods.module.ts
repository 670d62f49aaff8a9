import { Module } from '@nestjs/common';
import { janitorOf } from '#libs/platform';
import { PaymentSettings } from '../payment.settings.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { PostgresMethodStore } from './adapters/method.store.js';
import { MethodsApi } from './adapters/methods.api.js';
import { OutboxMethodEvents } from './adapters/methods.events.js';
import { ChangeMethod } from './use-cases/change-method.js';
import { DisableMethod } from './use-cases/disable-method.js';
import { EnableMethod } from './use-cases/enable-method.js';
import { FollowMethod } from './use-cases/follow-method.js';
import { FollowPendingMethods } from './use-cases/follow-pending-methods.js';
import { MethodEvents, MethodStore } from './use-cases/ports.js';
import { RevokeMethod } from './use-cases/revoke-method.js';
import { SetAutopay } from './use-cases/set-autopay.js';
import { StartMethodSetup } from './use-cases/start-method-setup.js';

@Module({
  imports: [PaymentsModule, ProviderModule],
  controllers: [MethodsApi],
  providers: [
    { provide: MethodStore, useClass: PostgresMethodStore },
    { provide: MethodEvents, useClass: OutboxMethodEvents },
    StartMethodSetup,
    ChangeMethod,
    DisableMethod,
    EnableMethod,
    RevokeMethod,
    SetAutopay,
    FollowMethod,
    FollowPendingMethods,
    janitorOf({
      name: 'payment method janitor',
      work: FollowPendingMethods,
      settings: PaymentSettings,
      everyMs: ({ providerIntervalMs }) => providerIntervalMs,
      run: (work) => work.followPendingMethods(),
    }),
  ],
  exports: [MethodStore, MethodEvents, FollowMethod],
})
export class MethodsModule {}
