import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import type { Response, RpcHandlers } from '#libs/platform';
import { quoteInterest } from '../domain/interest.js';
import { fromWireInterestQuestion, toWireInterestQuote } from './interest.wire.js';

const service = 'dunlin.invoice.v1.InterestService';

type Rpcs = invoiceV1.InterestServiceRpcs;

@Controller()
export class InterestApi implements RpcHandlers<Rpcs> {
  @GrpcMethod(service, 'QuoteInterest')
  async quoteInterest(@Payload() request: invoiceV1.QuoteInterestRequest): Promise<Response<Rpcs, 'quoteInterest'>> {
    return toWireInterestQuote(quoteInterest(fromWireInterestQuestion(request)));
  }
}
