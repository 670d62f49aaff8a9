import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { ContactLawModule } from '../contact-law/contact-law.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ContentJanitor } from './adapters/content.janitor.js';
import { PostgresMessageContents } from './adapters/content.store.js';
import { LeaseJanitor } from './adapters/lease.janitor.js';
import { RenewingLeaseKeeper } from './adapters/lease.keeper.js';
import { RedisSendRate } from './adapters/mail/redis.send-rate.js';
import { SmtpGateway } from './adapters/mail/smtp.gateway.js';
import { MessageCounts } from './adapters/message.counts.js';
import { PostgresMessageStore } from './adapters/message.store.js';
import { MessagesApi } from './adapters/messages.api.js';
import { MessagesDueWork } from './adapters/messages.due-work.js';
import { OutboxMessageEvents } from './adapters/messages.events.js';
import { MessagesReadiness } from './adapters/messages.readiness.js';
import { SettingsSendingPolicy } from './adapters/settings.policy.js';
import { TimerClock } from './adapters/wall.clock.js';
import { EmptyOldContents } from './use-cases/empty-old-contents.js';
import { GetMessage } from './use-cases/get-message.js';
import { GetMessageSummary } from './use-cases/get-message-summary.js';
import { ListMessages } from './use-cases/list-messages.js';
import {
  LeaseKeeper,
  MailGateway,
  MessageContents,
  MessageEvents,
  MessageStore,
  SendingPolicy,
  SendRate,
  WallClock,
} from './use-cases/ports.js';
import { RecordBounce } from './use-cases/record-bounce.js';
import { ResolveExpiredLeases } from './use-cases/resolve-expired-leases.js';
import { SendMessage } from './use-cases/send-message.js';
import { ApproveMessage } from './use-cases/sending/approve-message.js';
import { EndLease } from './use-cases/sending/end-lease.js';
import { HandOverMessage } from './use-cases/sending/hand-over-message.js';
import { MessagesInHand } from './use-cases/sending/messages-in-hand.js';
import { PrepareMessage } from './use-cases/sending/prepare-message.js';
import { TakeLease } from './use-cases/sending/take-lease.js';

@Module({
  imports: [ContactLawModule, TemplatesModule],
  controllers: [MessagesApi],
  providers: [
    SendMessage,
    MessagesInHand,
    TakeLease,
    PrepareMessage,
    ApproveMessage,
    HandOverMessage,
    EndLease,
    GetMessage,
    ListMessages,
    GetMessageSummary,
    RecordBounce,
    ResolveExpiredLeases,
    EmptyOldContents,
    { provide: MessageStore, useClass: PostgresMessageStore },
    { provide: MessageContents, useClass: PostgresMessageContents },
    { provide: MessageEvents, useClass: OutboxMessageEvents },
    { provide: LeaseKeeper, useClass: RenewingLeaseKeeper },
    { provide: SendingPolicy, useClass: SettingsSendingPolicy },
    { provide: SendRate, useClass: RedisSendRate },
    { provide: WallClock, useClass: TimerClock },
    { provide: DueWork, useClass: MessagesDueWork },
    SmtpGateway,
    { provide: MailGateway, useExisting: SmtpGateway },
    LeaseJanitor,
    ContentJanitor,
    MessageCounts,
    MessagesReadiness,
  ],
  exports: [MessageStore],
})
export class MessagesModule implements OnApplicationShutdown {
  constructor(private readonly gateway: SmtpGateway) {}

  /** Mail connections close last, after all calls have ended. */
  onApplicationShutdown(): void {
    this.gateway.close();
  }
}
