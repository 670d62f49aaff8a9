import { Module } from '@nestjs/common';
import { janitorOf } from '#libs/platform';
import { MethodsModule } from '../methods/methods.module.js';
import { PaymentSettings } from '../payment.settings.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { AttemptGauges } from './adapters/attempt.gauges.js';
import { PostgresAttemptStore } from './adapters/attempt.store.js';
import { AttemptsApi } from './adapters/attempts.api.js';
import { OutboxAttemptEvents } from './adapters/attempts.events.js';
import { SettingsAttemptPolicy } from './adapters/settings.policy.js';
import { AskProvider } from './use-cases/ask-provider.js';
import { ChargeByAutopay } from './use-cases/charge-by-autopay.js';
import { ChargeMethod } from './use-cases/charge-method.js';
import { ClaimAttempt } from './use-cases/claim-attempt.js';
import { ClearAttempt } from './use-cases/clear-attempt.js';
import { FollowAttempt } from './use-cases/follow-attempt.js';
import { AttemptEvents, AttemptPolicy, AttemptStore } from './use-cases/ports.js';
import { PursueAttempts } from './use-cases/pursue-attempts.js';
import { RecordOutcome } from './use-cases/record-outcome.js';
import { TakeOverAttempt } from './use-cases/take-over-attempt.js';

@Module({
  imports: [PaymentsModule, ProviderModule, MethodsModule],
  controllers: [AttemptsApi],
  providers: [
    { provide: AttemptStore, useClass: PostgresAttemptStore },
    { provide: AttemptEvents, useClass: OutboxAttemptEvents },
    { provide: AttemptPolicy, useClass: SettingsAttemptPolicy },
    ChargeMethod,
    ChargeByAutopay,
    ClaimAttempt,
    ClearAttempt,
    AskProvider,
    RecordOutcome,
    TakeOverAttempt,
    FollowAttempt,
    PursueAttempts,
    AttemptGauges,
    janitorOf({
      name: 'attempt janitor',
      work: PursueAttempts,
      settings: PaymentSettings,
      everyMs: ({ providerIntervalMs }) => providerIntervalMs,
      run: (work) => work.pursueAttempts(),
    }),
  ],
  exports: [AttemptStore, ChargeMethod, FollowAttempt],
})
export class AttemptsModule {}
