import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { dcaHandoffV1 } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Placement, requirePlacement } from '../domain/placement.js';
import { ExpireRecall } from '../use-cases/expire-recall.js';
import { type PlacementFilter, PlacementStore } from '../use-cases/ports.js';
import { ProposePlacement } from '../use-cases/propose-placement.js';
import { RecallInvoices } from '../use-cases/recall-invoices.js';
import { RecallPlacement } from '../use-cases/recall-placement.js';
import { SendPlacement } from '../use-cases/send-placement.js';
import { fromWireState, toWirePlacement } from './placements.wire.js';

const service = 'dunlin.dca_handoff.v1.PlacementService';

type Rpcs = dcaHandoffV1.PlacementServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class PlacementsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly proposePlacementUseCase: ProposePlacement,
    private readonly sendPlacementUseCase: SendPlacement,
    private readonly recallPlacementUseCase: RecallPlacement,
    private readonly recallInvoicesUseCase: RecallInvoices,
    private readonly expireRecallUseCase: ExpireRecall,
    private readonly placements: PlacementStore,
  ) {}

  @GrpcMethod(service, 'ProposePlacement')
  async proposePlacement(
    @Payload() request: dcaHandoffV1.ProposePlacementRequest,
    @FromCaller() caller: Caller,
  ): Reply<'proposePlacement'> {
    const { idempotencyKey, agency, customerId, invoiceIds, unannouncedReason, notes, liftsPause } = request;
    const caseId = request.caseId === '' ? null : request.caseId;
    const input = {
      ...{ idempotencyKey, agency, customerId, caseId, invoiceIds, unannouncedReason, notes, liftsPause },
    };
    return { placement: toWirePlacement(await this.proposePlacementUseCase.proposePlacement(caller, input)) };
  }

  @GrpcMethod(service, 'SendPlacement')
  async sendPlacement(
    @Payload() { placementId }: dcaHandoffV1.SendPlacementRequest,
    @FromCaller() caller: Caller,
  ): Reply<'sendPlacement'> {
    return { placement: toWirePlacement(await this.sendPlacementUseCase.sendPlacement(caller, placementId)) };
  }

  @GrpcMethod(service, 'RecallPlacement')
  async recallPlacement(
    @Payload() { placementId, invoiceIds, reason, reasonCode }: dcaHandoffV1.RecallPlacementRequest,
    @FromCaller() caller: Caller,
  ): Reply<'recallPlacement'> {
    const input = { placementId, invoiceIds, reason, reasonCode };
    return { placement: toWirePlacement(await this.recallPlacementUseCase.recallPlacement(caller, input)) };
  }

  @GrpcMethod(service, 'RecallInvoices')
  async recallInvoices(
    @Payload() { invoiceIds, reason, reasonCode }: dcaHandoffV1.RecallInvoicesRequest,
    @FromCaller() caller: Caller,
  ): Reply<'recallInvoices'> {
    const recalled = await this.recallInvoicesUseCase.recallInvoices(caller, { invoiceIds, reason, reasonCode });
    return { placements: recalled.map(toWirePlacement) };
  }

  @GrpcMethod(service, 'ExpireRecall')
  async expireRecall(
    @Payload() { placementId }: dcaHandoffV1.ExpireRecallRequest,
    @FromCaller() caller: Caller,
  ): Reply<'expireRecall'> {
    return { placement: toWirePlacement(await this.expireRecallUseCase.expireRecall(caller, placementId)) };
  }

  @GrpcMethod(service, 'GetPlacement')
  async getPlacement(@Payload() { placementId }: dcaHandoffV1.GetPlacementRequest): Reply<'getPlacement'> {
    const placement = requirePlacement(await this.placements.find(placementId), placementId);
    return { placement: toWirePlacement(placement) };
  }

  @GrpcMethod(service, 'ListPlacements')
  async listPlacements(@Payload() request: dcaHandoffV1.ListPlacementsRequest): Reply<'listPlacements'> {
    const filter = filterOf(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ createdAt, placementId }: Placement) => [createdAt, placementId],
      (page) => this.placements.list(filter, page),
    );
    return { placements: rows.map(toWirePlacement), nextPageToken };
  }
}

/** @throws PLACEMENT_INVALID */
function filterOf({ customerId, invoiceId, agency, state }: dcaHandoffV1.ListPlacementsRequest): PlacementFilter {
  const faults = new FieldFaults();
  const filter = {
    customerId: faults.take('customer_id', readOptionalId(customerId)) ?? null,
    invoiceId: faults.take('invoice_id', readOptionalId(invoiceId)) ?? null,
    agency: agency === '' ? null : agency,
    state: fromWireState(state),
  };
  faults.throwIfAny(errors.PLACEMENT_INVALID);
  return filter;
}
