import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, type invoiceV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { type Paper, RenderInvoice } from '../use-cases/render-invoice.js';
import { RenderStatement } from '../use-cases/render-statement.js';

const service = 'dunlin.invoice.v1.PaperService';

type Rpcs = invoiceV1.PaperServiceRpcs;

@Controller()
export class PapersApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly renderInvoiceUseCase: RenderInvoice,
    private readonly renderStatementUseCase: RenderStatement,
  ) {}

  @GrpcMethod(service, 'RenderInvoice')
  async renderInvoice(
    @Payload() { invoiceId, locale }: invoiceV1.RenderInvoiceRequest,
    @FromCaller() caller: CallerOnward,
  ): Promise<Response<Rpcs, 'renderInvoice'>> {
    return { paper: toWirePaper(await this.renderInvoiceUseCase.renderInvoice(invoiceId, locale, caller)) };
  }

  @GrpcMethod(service, 'RenderStatement')
  async renderStatement(
    @Payload() { customerId, currencyCode, fromDate, toDate, locale }: invoiceV1.RenderStatementRequest,
    @FromCaller() caller: CallerOnward,
  ): Promise<Response<Rpcs, 'renderStatement'>> {
    const from = fromWireDate(fromDate, 'from_date');
    const to = fromWireDate(toDate, 'to_date');
    const request = { customerId, currency: currencyCode, from, to, locale };
    return { paper: toWirePaper(await this.renderStatementUseCase.renderStatement(request, caller)) };
  }
}

function toWirePaper({ fileName, content }: Paper): invoiceV1.PaperInit {
  return { fileName, mediaType: 'application/pdf', content: Buffer.from(content) };
}
