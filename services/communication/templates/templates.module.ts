import { Module } from '@nestjs/common';
import { ContactLawModule } from '../contact-law/contact-law.module.js';
import { RpcInvoiceOwner } from './adapters/invoice.gateway.js';
import { LiquidRenderer } from './adapters/liquid.renderer.js';
import { PostgresTemplateStore } from './adapters/template.store.js';
import { TemplatesApi } from './adapters/templates.api.js';
import { RandomUnsubscribeLinks } from './adapters/unsubscribe.links.js';
import { ComposeMessage } from './use-cases/compose-message.js';
import { CreateTemplateVersion } from './use-cases/create-template-version.js';
import { ListTemplates } from './use-cases/list-templates.js';
import { InvoiceOwner, Renderer, TemplateStore, UnsubscribeLinks } from './use-cases/ports.js';
import { PreviewMessage } from './use-cases/preview-message.js';

@Module({
  imports: [ContactLawModule],
  controllers: [TemplatesApi],
  providers: [
    ComposeMessage,
    CreateTemplateVersion,
    ListTemplates,
    PreviewMessage,
    { provide: InvoiceOwner, useClass: RpcInvoiceOwner },
    { provide: Renderer, useClass: LiquidRenderer },
    { provide: TemplateStore, useClass: PostgresTemplateStore },
    { provide: UnsubscribeLinks, useClass: RandomUnsubscribeLinks },
  ],
  exports: [ComposeMessage, InvoiceOwner, UnsubscribeLinks],
})
export class TemplatesModule {}
