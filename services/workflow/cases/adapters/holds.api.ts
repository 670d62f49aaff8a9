import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type workflowV1 } from '#libs/contracts';
import { readId, requireField } from '#libs/fields';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type Caller, Database } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Hold } from '../domain/hold.js';
import { CheckHolds } from '../use-cases/holds/check-holds.js';
import { LiftHold } from '../use-cases/holds/lift-hold.js';
import { PlaceHold } from '../use-cases/holds/place-hold.js';
import { type HoldListKey, HoldStore } from '../use-cases/holds/ports.js';
import { fromWireHoldScope, toWireHold } from './cases.wire.js';

const service = 'dunlin.workflow.v1.HoldService';

type Rpcs = workflowV1.HoldServiceRpcs;

@Controller()
export class HoldsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly database: Database,
    private readonly holds: HoldStore,
    private readonly place: PlaceHold,
    private readonly lift: LiftHold,
    private readonly check: CheckHolds,
  ) {}

  @GrpcMethod(service, 'PlaceHold')
  async placeHold(
    @Payload() request: workflowV1.PlaceHoldRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'placeHold'>> {
    const { scope, subjectId, customerId, reason, untilTime } = request;
    const untilAt = fromTimestamp(untilTime);
    const wanted = { scope: fromWireHoldScope(scope), subjectId, customerId, reason, untilAt };
    return { hold: toWireHold(await this.place.placeHold(caller, wanted)) };
  }

  @GrpcMethod(service, 'LiftHold')
  async liftHold(
    @Payload() { holdId, reason }: workflowV1.LiftHoldRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'liftHold'>> {
    return { hold: toWireHold(await this.lift.liftHold(caller, { holdId, reason })) };
  }

  @GrpcMethod(service, 'ListHolds')
  async listHolds(@Payload() request: workflowV1.ListHoldsRequest): Promise<Response<Rpcs, 'listHolds'>> {
    const customerId = requireField(errors.HOLD_INVALID, 'customer_id', readId(request.customerId));
    const { inForceOnly } = request;
    const inForceAt = inForceOnly ? await this.database.now() : null;
    const { rows, nextPageToken } = await listPage(
      request,
      { customerId, inForceOnly },
      ({ placedAt, holdId }: Hold): HoldListKey => [placedAt, holdId],
      (page) => this.holds.list(this.database, { customerId, inForceAt }, page),
    );
    return { holds: rows.map(toWireHold), nextPageToken };
  }

  @GrpcMethod(service, 'CheckHolds')
  async checkHolds(@Payload() request: workflowV1.CheckHoldsRequest): Promise<Response<Rpcs, 'checkHolds'>> {
    return this.check.checkHolds(request);
  }
}
