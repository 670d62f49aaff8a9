import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { workflowV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { SendToCollections } from '../use-cases/send-to-collections.js';

const service = 'dunlin.workflow.v1.CollectionsService';

type Rpcs = workflowV1.CollectionsServiceRpcs;

@Controller()
export class CollectionsApi implements RpcHandlers<Rpcs> {
  constructor(private readonly send: SendToCollections) {}

  @GrpcMethod(service, 'SendToCollections')
  async sendToCollections(
    @Payload() request: workflowV1.SendToCollectionsRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'sendToCollections'>> {
    const { caseId, customerId, invoiceIds, agency, notes, unannouncedReason } = request;
    const input = { caseId, customerId, invoiceIds, agency, notes, unannouncedReason };
    const sent = await this.send.sendToCollections(caller, input);
    return {
      placements: sent.map(({ placementId, caseId: ofCase, refused, debts }) => ({
        placementId,
        caseId: ofCase ?? '',
        refused,
        debts: debts.map((debt) => ({ ...debt })),
      })),
    };
  }
}
