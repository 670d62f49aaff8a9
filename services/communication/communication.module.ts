import { Module } from '@nestjs/common';
import { ContactLawModule } from './contact-law/contact-law.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { OptOutModule } from './opt-out/opt-out.module.js';
import { TemplatesModule } from './templates/templates.module.js';

@Module({ imports: [ContactLawModule, TemplatesModule, MessagesModule, OptOutModule] })
export class CommunicationModule {}
