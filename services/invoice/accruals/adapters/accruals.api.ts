import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, type invoiceV1 } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type Caller, Database } from '#libs/transactions';
import type { Accrual, AccrualStop } from '../domain/accrual.js';
import { errors } from '../domain/errors.js';
import { ExplainInterest } from '../use-cases/explain-interest.js';
import { type AccrualKey, AccrualStore } from '../use-cases/ports.js';
import { PostInterest } from '../use-cases/post-interest.js';
import { toWireAccrual, toWireAccruedPeriod } from './accruals.wire.js';

const service = 'dunlin.invoice.v1.AccrualService';

type Rpcs = invoiceV1.AccrualServiceRpcs;

@Controller()
export class AccrualsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly postInterestUseCase: PostInterest,
    private readonly explainInterest: ExplainInterest,
    private readonly accruals: AccrualStore,
    private readonly database: Database,
  ) {}

  @GrpcMethod(service, 'PostInterest')
  async postInterest(
    @Payload() { invoiceId }: invoiceV1.PostInterestRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'postInterest'>> {
    return { accrual: toWireAccrual(await this.postInterestUseCase.postInterest(caller, invoiceId)) };
  }

  @GrpcMethod(service, 'GetInvoiceInterest')
  async getInvoiceInterest(
    @Payload() { invoiceId }: invoiceV1.GetInvoiceInterestRequest,
  ): Promise<Response<Rpcs, 'getInvoiceInterest'>> {
    const { standing, periods } = await this.explainInterest.getInvoiceInterest(invoiceId);
    if (!standing) return { accrual: null, periods: [] };
    const { currency } = standing.invoice;
    return {
      accrual: toWireAccrual(standing),
      periods: periods.map((period) => toWireAccruedPeriod(period, currency)),
    };
  }

  @GrpcMethod(service, 'ListInterest')
  async listInterest(@Payload() request: invoiceV1.ListInterestRequest): Promise<Response<Rpcs, 'listInterest'>> {
    const faults = new FieldFaults();
    const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
    faults.throwIfAny(errors.ACCRUAL_INVALID);
    const filter = { customerId, stop: enumName<AccrualStop>(request.stop, 'STOP_') };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ invoiceId }: Accrual): AccrualKey => [invoiceId],
      (page) => this.accruals.list(filter, page),
    );
    const standings = await this.explainInterest.standingsOf(this.database, rows);
    return { accruals: standings.map(toWireAccrual), nextPageToken };
  }
}
