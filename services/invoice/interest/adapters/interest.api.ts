import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type Caller, Database } from '#libs/transactions';
import { quoteInterest } from '../domain/interest.js';
import type { KnownRate } from '../domain/rate-book.js';
import { AddReferenceRates } from '../use-cases/add-reference-rates.js';
import { ReferenceRateStore } from '../use-cases/ports.js';
import { fromWireInterestQuestion, toWireInterestQuote } from './interest.wire.js';
import { fromWireNewRate, toWireRate } from './reference-rates.wire.js';

const service = 'dunlin.invoice.v1.InterestService';

type Rpcs = invoiceV1.InterestServiceRpcs;
type RateKey = readonly [series: string, from: string, version: number];

@Controller()
export class InterestApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly addReferenceRatesUseCase: AddReferenceRates,
    private readonly store: ReferenceRateStore,
    private readonly database: Database,
  ) {}

  @GrpcMethod(service, 'QuoteInterest')
  async quoteInterest(@Payload() request: invoiceV1.QuoteInterestRequest): Promise<Response<Rpcs, 'quoteInterest'>> {
    const question = fromWireInterestQuestion(request);
    const book = await this.store.readBook(this.database);
    return toWireInterestQuote(quoteInterest(question, book.ratesOf(question.policy)));
  }

  @GrpcMethod(service, 'AddReferenceRates')
  async addReferenceRates(
    @Payload() { rates: given }: invoiceV1.AddReferenceRatesRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'addReferenceRates'>> {
    const wanted = given.map(fromWireNewRate);
    const { rates, addedCount } = await this.addReferenceRatesUseCase.addReferenceRates(caller, wanted);
    return { rates: rates.map((rate) => toWireRate({ ...rate, isInForce: true })), addedCount };
  }

  @GrpcMethod(service, 'ListReferenceRates')
  async listReferenceRates(
    @Payload() request: invoiceV1.ListReferenceRatesRequest,
  ): Promise<Response<Rpcs, 'listReferenceRates'>> {
    const { series } = request;
    const { rows, nextPageToken } = await listPage(
      request,
      { series },
      (rate: KnownRate & { readonly isInForce: boolean }): RateKey => [rate.series, rate.from, rate.version],
      async ({ after, limit }) => {
        const all = (await this.store.readBook(this.database)).all();
        const asked = series === '' ? all : all.filter((rate) => rate.series === series);
        return (after ? asked.filter((rate) => isAfter(rate, after)) : asked).slice(0, limit);
      },
    );
    return { rates: rows.map(toWireRate), nextPageToken };
  }
}

/** By series, the latest day first, what counts before what it corrects. */
function isAfter(rate: KnownRate, [series, from, version]: RateKey): boolean {
  if (rate.series !== series) return rate.series > series;
  if (rate.from !== from) return rate.from < from;
  return rate.version < version;
}
