import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type workflowV1 } from '#libs/contracts';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { type Caller, closePage, Database, FromCaller, openPage, type RpcHandlers } from '#libs/platform';
import { CheckHolds } from '../use-cases/holds/check-holds.js';
import { LiftHold } from '../use-cases/holds/lift-hold.js';
import { PlaceHold } from '../use-cases/holds/place-hold.js';
import { HoldStore } from '../use-cases/ports.js';
import { toWireHold } from './cases.events.js';
import { fromHoldScope } from './cases.wire.js';

const service = 'dunlin.workflow.v1.WorkflowService';
const maxCheckedInvoices = 500;

type Rpcs = Pick<workflowV1.WorkflowServiceRpcs, 'placeHold' | 'liftHold' | 'listHolds' | 'checkHolds'>;

@Controller()
export class HoldsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly database: Database,
    private readonly placing: PlaceHold,
    private readonly lifting: LiftHold,
    private readonly checking: CheckHolds,
    private readonly holds: HoldStore,
  ) {}

  @GrpcMethod(service, 'PlaceHold')
  async placeHold(
    @Payload() request: workflowV1.PlaceHoldRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.PlaceHoldResponseInit> {
    const { scope, subjectId, customerId, reason, untilTime } = request;
    const untilAt = fromTimestamp(untilTime);
    const hold = { scope: fromHoldScope(scope), subjectId, customerId, reason, untilAt };
    return { hold: toWireHold(await this.placing.placeHold(caller, hold)) };
  }

  @GrpcMethod(service, 'LiftHold')
  async liftHold(
    @Payload() { holdId, reason }: workflowV1.LiftHoldRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.LiftHoldResponseInit> {
    return { hold: toWireHold(await this.lifting.liftHold(caller, { holdId, reason })) };
  }

  @GrpcMethod(service, 'ListHolds')
  async listHolds(@Payload() request: workflowV1.ListHoldsRequest): Promise<workflowV1.ListHoldsResponseInit> {
    const { customerId, inForceOnly } = request;
    assertCustomerId(customerId);
    const page = openPage(request, { customerId, inForceOnly });
    const slice = { limit: page.limit + 1, after: page.after };
    const inForceAt = inForceOnly ? await this.database.now() : null;
    const found = await this.holds.list(this.database, customerId, inForceAt, slice);
    const { rows, nextPageToken } = closePage(found, page, ({ placedAt, holdId }) => [placedAt, holdId]);
    return { holds: rows.map(toWireHold), nextPageToken };
  }

  @GrpcMethod(service, 'CheckHolds')
  async checkHolds(@Payload() request: workflowV1.CheckHoldsRequest): Promise<workflowV1.CheckHoldsResponseInit> {
    assertCustomerId(request.customerId);
    if (request.invoiceIds.length > maxCheckedInvoices) {
      throw invalidFields('HOLD_INVALID', [
        { field: 'invoice_ids', description: `must be at most ${maxCheckedInvoices}` },
      ]);
    }
    return this.checking.checkHolds(request);
  }
}

/** @throws DomainError HOLD_INVALID: a fence that asks about nobody must not hear that nothing is held */
function assertCustomerId(customerId: string): void {
  if (!isId(customerId)) throw invalidFields('HOLD_INVALID', [{ field: 'customer_id', description: 'must be an id' }]);
}
