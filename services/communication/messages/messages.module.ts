import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { ContactLawModule } from '../contact-law/contact-law.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ClaimJanitor } from './adapters/claim.janitor.js';
import { PostgresMessageStore } from './adapters/message.store.js';
import { MessagesApi } from './adapters/messages.api.js';
import { MessagesInHand } from './adapters/messages.due-work.js';
import { OutboxMessageEvents } from './adapters/messages.events.js';
import { MessagesReadiness } from './adapters/messages.readiness.js';
import { RpcPaymentOwner, RpcWorkflowOwner } from './adapters/owners.gateway.js';
import { RedisSendRate } from './adapters/redis.send-rate.js';
import { SettingsSendingPolicy } from './adapters/settings.policy.js';
import { SmtpGateway } from './adapters/smtp.gateway.js';
import { CountMessages } from './use-cases/count-messages.js';
import { GetMessage } from './use-cases/get-message.js';
import { ListMessages } from './use-cases/list-messages.js';
import {
  MailGateway,
  MessageEvents,
  MessageStore,
  PaymentOwner,
  SendingPolicy,
  SendRate,
  WorkflowOwner,
} from './use-cases/ports.js';
import { ResolveExpiredClaims } from './use-cases/resolve-expired-claims.js';
import { SendMessage } from './use-cases/send-message.js';
import { AskOwners } from './use-cases/sending/ask-owners.js';
import { ClaimMessage } from './use-cases/sending/claim-message.js';
import { EndClaim } from './use-cases/sending/end-claim.js';
import { HandOverMessage } from './use-cases/sending/hand-over-message.js';
import { HoldLeases } from './use-cases/sending/hold-leases.js';

@Module({
  imports: [ContactLawModule, TemplatesModule],
  controllers: [MessagesApi],
  providers: [
    SendMessage,
    GetMessage,
    ListMessages,
    CountMessages,
    ResolveExpiredClaims,
    AskOwners,
    ClaimMessage,
    EndClaim,
    HandOverMessage,
    HoldLeases,
    { provide: MessageStore, useClass: PostgresMessageStore },
    { provide: MessageEvents, useClass: OutboxMessageEvents },
    { provide: PaymentOwner, useClass: RpcPaymentOwner },
    { provide: WorkflowOwner, useClass: RpcWorkflowOwner },
    { provide: SendingPolicy, useClass: SettingsSendingPolicy },
    { provide: SendRate, useClass: RedisSendRate },
    { provide: DueWork, useClass: MessagesInHand },
    SmtpGateway,
    { provide: MailGateway, useExisting: SmtpGateway },
    ClaimJanitor,
    MessagesReadiness,
  ],
  exports: [MessageStore],
})
export class MessagesModule implements OnApplicationShutdown {
  constructor(private readonly gateway: SmtpGateway) {}

  /** After all calls have ended: the mail connections are the last thing to go. */
  onApplicationShutdown(): void {
    this.gateway.close();
  }
}
