import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { dcaHandoffV1 } from '#libs/contracts';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { placementNotFound } from '../domain/placement.js';
import { PlacementStore } from '../use-cases/ports.js';
import { ProposePlacement } from '../use-cases/propose-placement.js';
import { RecallPlacement } from '../use-cases/recall-placement.js';
import { SendPlacement } from '../use-cases/send-placement.js';
import { fromWireState, toWirePlacement } from './placements.wire.js';

const service = 'dunlin.dca_handoff.v1.DcaHandoffService';

type PlacementRpcs = Pick<
  dcaHandoffV1.DcaHandoffServiceRpcs,
  'proposePlacement' | 'sendPlacement' | 'recallPlacement' | 'expireRecall' | 'getPlacement' | 'listPlacements'
>;

@Controller()
export class PlacementsApi implements RpcHandlers<PlacementRpcs> {
  constructor(
    private readonly proposing: ProposePlacement,
    private readonly sending: SendPlacement,
    private readonly recalling: RecallPlacement,
    private readonly placements: PlacementStore,
  ) {}

  @GrpcMethod(service, 'ProposePlacement')
  async proposePlacement(
    @Payload() request: dcaHandoffV1.ProposePlacementRequest,
    @FromCaller() caller: Caller,
  ): Promise<dcaHandoffV1.ProposePlacementResponseInit> {
    const { idempotencyKey, agency, customerId, caseId, invoiceIds } = request;
    const input = { idempotencyKey, agency, customerId, caseId: caseId === '' ? null : caseId, invoiceIds };
    return { placement: toWirePlacement(await this.proposing.propose(caller, input)) };
  }

  @GrpcMethod(service, 'SendPlacement')
  async sendPlacement(
    @Payload() { placementId }: dcaHandoffV1.SendPlacementRequest,
    @FromCaller() caller: Caller,
  ): Promise<dcaHandoffV1.SendPlacementResponseInit> {
    return { placement: toWirePlacement(await this.sending.send(caller, placementId)) };
  }

  @GrpcMethod(service, 'RecallPlacement')
  async recallPlacement(
    @Payload() { placementId, invoiceIds, reason }: dcaHandoffV1.RecallPlacementRequest,
    @FromCaller() caller: Caller,
  ): Promise<dcaHandoffV1.RecallPlacementResponseInit> {
    const placement = await this.recalling.request(caller, placementId, invoiceIds, reason.trim());
    return { placement: toWirePlacement(placement) };
  }

  @GrpcMethod(service, 'ExpireRecall')
  async expireRecall(
    @Payload() { placementId }: dcaHandoffV1.ExpireRecallRequest,
    @FromCaller() caller: Caller,
  ): Promise<dcaHandoffV1.ExpireRecallResponseInit> {
    return { placement: toWirePlacement(await this.recalling.expire(caller, placementId)) };
  }

  @GrpcMethod(service, 'GetPlacement')
  async getPlacement(
    @Payload() { placementId }: dcaHandoffV1.GetPlacementRequest,
  ): Promise<dcaHandoffV1.GetPlacementResponseInit> {
    const placement = await this.placements.find(placementId);
    if (!placement) throw placementNotFound(placementId);
    return { placement: toWirePlacement(placement) };
  }

  @GrpcMethod(service, 'ListPlacements')
  async listPlacements(
    @Payload() request: dcaHandoffV1.ListPlacementsRequest,
  ): Promise<dcaHandoffV1.ListPlacementsResponseInit> {
    const filter = {
      customerId: idOrNull('customer_id', request.customerId),
      invoiceId: idOrNull('invoice_id', request.invoiceId),
      agency: request.agency === '' ? null : request.agency,
      state: fromWireState(request.state),
    };
    const page = openPage(request, filter);
    const after = page.after && { createdAt: page.after[0] as Date, placementId: page.after[1] as string };
    const found = await this.placements.list(filter, after, page.limit + 1);
    const { rows, nextPageToken } = closePage(found, page, ({ createdAt, placementId }) => [createdAt, placementId]);
    return { placements: rows.map(toWirePlacement), nextPageToken };
  }
}

function idOrNull(field: string, text: string): string | null {
  if (text === '') return null;
  if (!isId(text)) throw invalidFields('PLACEMENT_INVALID', [{ field, description: 'is not an id' }]);
  return text;
}
