import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { RpcOptOuts } from './adapters/opt-outs.gateway.js';
import { UnsubscribeController } from './adapters/unsubscribe.controller.js';
import { UnsubscribeGuard } from './adapters/unsubscribe.guard.js';
import { UnsubscribePages } from './adapters/unsubscribe.pages.js';
import { FindUnsubscribeMessage } from './use-cases/find-unsubscribe-message.js';
import { OptOuts } from './use-cases/ports.js';
import { Unsubscribe } from './use-cases/unsubscribe.js';

@Module({
  imports: [MessagesModule],
  controllers: [UnsubscribeController],
  providers: [
    UnsubscribeGuard,
    FindUnsubscribeMessage,
    Unsubscribe,
    UnsubscribePages,
    { provide: OptOuts, useClass: RpcOptOuts },
  ],
})
export class OptOutModule {}
