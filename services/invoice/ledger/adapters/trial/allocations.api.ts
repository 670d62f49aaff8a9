import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import type { Response, RpcHandlers } from '#libs/platform';
import { fromWireTrial, toWireSpread } from './allocations.wire.js';

const service = 'dunlin.invoice.v1.AllocationService';

type Rpcs = invoiceV1.AllocationServiceRpcs;

@Controller()
export class AllocationsApi implements RpcHandlers<Rpcs> {
  @GrpcMethod(service, 'TryAllocation')
  async tryAllocation(@Payload() request: invoiceV1.TryAllocationRequest): Promise<Response<Rpcs, 'tryAllocation'>> {
    return toWireSpread(fromWireTrial(request));
  }
}
