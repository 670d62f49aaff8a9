import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type invoiceV1, toTimestamp } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type NumberSeries, numberText, requireSeries } from '../domain/number-series.js';
import { ApplyNumberSeries } from '../use-cases/apply-number-series.js';
import { NumberSeriesStore, type SeriesKey } from '../use-cases/ports.js';

const service = 'dunlin.invoice.v1.NumberSeriesService';

type Rpcs = invoiceV1.NumberSeriesServiceRpcs;

@Controller()
export class NumberSeriesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly applyNumberSeriesUseCase: ApplyNumberSeries,
    private readonly store: NumberSeriesStore,
  ) {}

  @GrpcMethod(service, 'ApplyNumberSeries')
  async applyNumberSeries(
    @Payload() request: invoiceV1.ApplyNumberSeriesRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'applyNumberSeries'>> {
    const { code, title, prefix, digits, gapless, nextNumber } = request;
    const number = nextNumber === undefined ? undefined : BigInt(nextNumber);
    const input = { code, title, prefix, digits, gapless, nextNumber: number };
    const expected = BigInt(request.expectedVersion);
    return { series: toWireSeries(await this.applyNumberSeriesUseCase.applyNumberSeries(caller, input, expected)) };
  }

  @GrpcMethod(service, 'GetNumberSeries')
  async getNumberSeries(
    @Payload() { code }: invoiceV1.GetNumberSeriesRequest,
  ): Promise<Response<Rpcs, 'getNumberSeries'>> {
    return { series: toWireSeries(requireSeries(await this.store.find(code), code)) };
  }

  @GrpcMethod(service, 'ListNumberSeries')
  async listNumberSeries(
    @Payload() request: invoiceV1.ListNumberSeriesRequest,
  ): Promise<Response<Rpcs, 'listNumberSeries'>> {
    const { rows, nextPageToken } = await listPage(
      request,
      'number series',
      ({ code }: NumberSeries): SeriesKey => [code],
      (page) => this.store.list(page),
    );
    return { series: rows.map(toWireSeries), nextPageToken };
  }
}

function toWireSeries(found: NumberSeries): invoiceV1.NumberSeriesInit {
  const { code, title, prefix, digits, gapless, nextNumber, version, createdAt } = found;
  return {
    ...{ code, title, prefix, digits, gapless, nextNumber: nextNumber.toString() },
    ...{ nextText: numberText(found, nextNumber), version: version.toString(), createTime: toTimestamp(createdAt) },
  };
}
