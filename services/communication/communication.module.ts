import { Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { ClaimJanitor } from './adapters/claim.janitor.js';
import { CommunicationApi } from './adapters/communication.api.js';
import { MessagesInHand } from './adapters/communication.due-work.js';
import { OutboxMessageEvents } from './adapters/communication.events.js';
import { CommunicationReadiness } from './adapters/communication.readiness.js';
import { PostgresContactStore } from './adapters/contact.store.js';
import { LiquidRenderer } from './adapters/liquid.renderer.js';
import { PostgresMessageStore } from './adapters/message.store.js';
import { RpcCustomerOwner, RpcInvoiceOwner, RpcPaymentOwner, RpcWorkflowOwner } from './adapters/owners.gateway.js';
import { RedisSendRate } from './adapters/redis.send-rate.js';
import { SettingsPolicy } from './adapters/settings.policy.js';
import { SmtpGateway } from './adapters/smtp.gateway.js';
import { PostgresTemplateStore } from './adapters/template.store.js';
import { UnsubscribeController } from './adapters/unsubscribe.controller.js';
import { RandomUnsubscribeLinks } from './adapters/unsubscribe.links.js';
import { UnsubscribePages } from './adapters/unsubscribe.pages.js';
import { AskContactLaw } from './use-cases/ask-contact-law.js';
import { AskOwners } from './use-cases/ask-owners.js';
import { ClaimMessage } from './use-cases/claim-message.js';
import { ComposeMessage } from './use-cases/compose-message.js';
import { DecideContact } from './use-cases/decide-contact.js';
import { EndClaim } from './use-cases/end-claim.js';
import { HandOverMessage } from './use-cases/hand-over-message.js';
import { HoldLeases } from './use-cases/hold-leases.js';
import { KeepContactCaps } from './use-cases/keep-contact-caps.js';
import { KeepTemplates } from './use-cases/keep-templates.js';
import {
  ContactStore,
  CustomerOwner,
  InvoiceOwner,
  MailGateway,
  MessageEvents,
  MessageStore,
  PaymentOwner,
  Policy,
  Renderer,
  SendRate,
  TemplateStore,
  UnsubscribeLinks,
  WorkflowOwner,
} from './use-cases/ports.js';
import { PreviewMessage } from './use-cases/preview-message.js';
import { ReadMessages } from './use-cases/read-messages.js';
import { ResolveExpiredClaims } from './use-cases/resolve-expired-claims.js';
import { SendMessage } from './use-cases/send-message.js';
import { Unsubscribe } from './use-cases/unsubscribe.js';

const useCases = [
  SendMessage,
  ClaimMessage,
  AskOwners,
  AskContactLaw,
  ComposeMessage,
  HandOverMessage,
  EndClaim,
  HoldLeases,
  ResolveExpiredClaims,
  DecideContact,
  PreviewMessage,
  ReadMessages,
  KeepTemplates,
  KeepContactCaps,
  Unsubscribe,
];

const ports: Provider[] = [
  { provide: MessageStore, useClass: PostgresMessageStore },
  { provide: ContactStore, useClass: PostgresContactStore },
  { provide: TemplateStore, useClass: PostgresTemplateStore },
  { provide: MessageEvents, useClass: OutboxMessageEvents },
  { provide: PaymentOwner, useClass: RpcPaymentOwner },
  { provide: InvoiceOwner, useClass: RpcInvoiceOwner },
  { provide: WorkflowOwner, useClass: RpcWorkflowOwner },
  { provide: CustomerOwner, useClass: RpcCustomerOwner },
  { provide: Policy, useClass: SettingsPolicy },
  { provide: Renderer, useClass: LiquidRenderer },
  { provide: MailGateway, useExisting: SmtpGateway },
  { provide: SendRate, useClass: RedisSendRate },
  { provide: UnsubscribeLinks, useClass: RandomUnsubscribeLinks },
  { provide: DueWork, useClass: MessagesInHand },
];

@Module({
  controllers: [CommunicationApi, UnsubscribeController],
  providers: [...useCases, ...ports, SmtpGateway, UnsubscribePages, ClaimJanitor, CommunicationReadiness],
})
export class CommunicationModule implements OnApplicationShutdown {
  constructor(private readonly gateway: SmtpGateway) {}

  /** After all calls have ended: the mail connections are the last thing to go. */
  onApplicationShutdown(): void {
    this.gateway.close();
  }
}
