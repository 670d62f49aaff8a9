import { Global, Module } from '@nestjs/common';
import { PaymentSettings } from '../payment.settings.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { OpenPromises } from '../payments/use-cases/ports.js';
import { RpcPromiseOwners } from './adapters/owners.gateway.js';
import { PostgresPromiseStore } from './adapters/promise.store.js';
import { PromisesApi } from './adapters/promises.api.js';
import { OutboxPromiseEvents } from './adapters/promises.events.js';
import { CancelPromise } from './use-cases/cancel-promise.js';
import { CreatePromise } from './use-cases/create-promise.js';
import { DraftPromises } from './use-cases/draft-promises.js';
import { EndPromises } from './use-cases/end-promises.js';
import { FindPromised } from './use-cases/find-promised.js';
import { JudgePromises } from './use-cases/judge-promises.js';
import { PromiseEvents, PromiseOwners, PromisePolicy, PromiseStore } from './use-cases/ports.js';
import { PreviewPromise } from './use-cases/preview-promise.js';

/** Global, since fences ask for promises through a port that this module provides. */
@Global()
@Module({
  imports: [PaymentsModule],
  controllers: [PromisesApi],
  providers: [
    CancelPromise,
    CreatePromise,
    DraftPromises,
    EndPromises,
    JudgePromises,
    PreviewPromise,
    { provide: PromiseStore, useClass: PostgresPromiseStore },
    { provide: PromiseEvents, useClass: OutboxPromiseEvents },
    { provide: PromiseOwners, useClass: RpcPromiseOwners },
    { provide: PromisePolicy, useExisting: PaymentSettings },
    { provide: OpenPromises, useClass: FindPromised },
  ],
  exports: [EndPromises, OpenPromises, PromiseOwners, PromiseStore],
})
export class PromisesModule {}
