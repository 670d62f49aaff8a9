import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { communicationV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { CreateTemplateVersion } from '../use-cases/create-template-version.js';
import { ListTemplates } from '../use-cases/list-templates.js';
import { PreviewMessage } from '../use-cases/preview-message.js';
import { fromWireChannel, toWireTemplate } from './templates.wire.js';

const service = 'dunlin.communication.v1.CommunicationService';
type Rpcs = Pick<
  communicationV1.CommunicationServiceRpcs,
  'createTemplateVersion' | 'listTemplates' | 'previewMessage'
>;

@Controller()
export class TemplatesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly create: CreateTemplateVersion,
    private readonly list: ListTemplates,
    private readonly preview: PreviewMessage,
  ) {}

  @GrpcMethod(service, 'CreateTemplateVersion')
  async createTemplateVersion(
    @Payload() { name, locale, channel, subject, html, text }: communicationV1.CreateTemplateVersionRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.CreateTemplateVersionResponseInit> {
    const wanted = { name, locale, channel: fromWireChannel(channel), subject, html, text };
    return { template: toWireTemplate(await this.create.createTemplateVersion(wanted, caller)) };
  }

  @GrpcMethod(service, 'ListTemplates')
  async listTemplates(
    @Payload() request: communicationV1.ListTemplatesRequest,
  ): Promise<communicationV1.ListTemplatesResponseInit> {
    const page = openPage(request, 'templates');
    const after = page.after as [string, string, string] | null;
    const found = await this.list.listTemplates({ limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ name, locale, channel }) => [name, locale, channel]);
    return { templates: rows.map(toWireTemplate), nextPageToken };
  }

  @GrpcMethod(service, 'PreviewMessage')
  async previewMessage(
    @Payload() { customerId, invoiceIds, template }: communicationV1.PreviewMessageRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.PreviewMessageResponseInit> {
    const { content, locale } = await this.preview.previewMessage({ customerId, invoiceIds, template }, caller);
    return { ...content, locale };
  }
}
