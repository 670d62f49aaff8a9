import { Module } from '@nestjs/common';
import { ContactLawModule } from '../contact-law/contact-law.module.js';
import { LiquidRenderer } from './adapters/liquid.renderer.js';
import { PostgresTemplateStore } from './adapters/template.store.js';
import { TemplatesApi } from './adapters/templates.api.js';
import { RandomUnsubscribeLinks } from './adapters/unsubscribe.links.js';
import { CheckTemplates } from './use-cases/check-templates.js';
import { ComposeMessage } from './use-cases/compose-message.js';
import { CreateTemplateVersion } from './use-cases/create-template-version.js';
import { ListTemplates } from './use-cases/list-templates.js';
import { Renderer, TemplateStore, UnsubscribeLinks } from './use-cases/ports.js';
import { PreviewMessage } from './use-cases/preview-message.js';

@Module({
  imports: [ContactLawModule],
  controllers: [TemplatesApi],
  providers: [
    CheckTemplates,
    ComposeMessage,
    CreateTemplateVersion,
    ListTemplates,
    PreviewMessage,
    { provide: Renderer, useClass: LiquidRenderer },
    { provide: TemplateStore, useClass: PostgresTemplateStore },
    { provide: UnsubscribeLinks, useClass: RandomUnsubscribeLinks },
  ],
  exports: [ComposeMessage, UnsubscribeLinks],
})
export class TemplatesModule {}
