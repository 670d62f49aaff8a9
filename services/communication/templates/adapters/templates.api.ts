import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { communicationV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Template } from '../domain/template.js';
import { CheckTemplates } from '../use-cases/check-templates.js';
import { CreateTemplateVersion } from '../use-cases/create-template-version.js';
import { ListTemplates } from '../use-cases/list-templates.js';
import { PreviewMessage } from '../use-cases/preview-message.js';
import { fromWireChannel, toWireTemplate } from './templates.wire.js';

const service = 'dunlin.communication.v1.TemplateService';
type Rpcs = communicationV1.TemplateServiceRpcs;

@Controller()
export class TemplatesApi implements RpcHandlers<
  Pick<Rpcs, 'createTemplateVersion' | 'listTemplates' | 'checkTemplates' | 'previewMessage'>
> {
  constructor(
    private readonly createTemplateVersionUseCase: CreateTemplateVersion,
    private readonly listTemplatesUseCase: ListTemplates,
    private readonly checkTemplatesUseCase: CheckTemplates,
    private readonly previewMessageUseCase: PreviewMessage,
  ) {}

  @GrpcMethod(service, 'CreateTemplateVersion')
  async createTemplateVersion(
    @Payload() { name, locale, channel, subject, html, text }: communicationV1.CreateTemplateVersionRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'createTemplateVersion'>> {
    const input = { name, locale, channel: fromWireChannel(channel), subject, html, text };
    return { template: toWireTemplate(await this.createTemplateVersionUseCase.createTemplateVersion(caller, input)) };
  }

  @GrpcMethod(service, 'ListTemplates')
  async listTemplates(
    @Payload() request: communicationV1.ListTemplatesRequest,
  ): Promise<Response<Rpcs, 'listTemplates'>> {
    const { rows, nextPageToken } = await listPage(
      request,
      'templates',
      ({ name, locale, channel }: Template) => [name, locale, channel],
      (page) => this.listTemplatesUseCase.listTemplates(page),
    );
    return { templates: rows.map(toWireTemplate), nextPageToken };
  }

  @GrpcMethod(service, 'CheckTemplates')
  async checkTemplates(
    @Payload() request: communicationV1.CheckTemplatesRequest,
  ): Promise<Response<Rpcs, 'checkTemplates'>> {
    const wanted = { names: request.names, channel: fromWireChannel(request.channel) };
    return { unknownNames: await this.checkTemplatesUseCase.checkTemplates(wanted) };
  }

  @GrpcMethod(service, 'PreviewMessage')
  async previewMessage(
    @Payload() { customerId, invoiceIds, template }: communicationV1.PreviewMessageRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'previewMessage'>> {
    const input = { customerId, invoiceIds, template };
    const { content, locale } = await this.previewMessageUseCase.previewMessage(caller, input);
    return { ...content, locale };
  }
}
