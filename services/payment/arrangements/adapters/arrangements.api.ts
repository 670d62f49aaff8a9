import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { paymentV1 } from '#libs/contracts';
import type { Response, RpcHandlers } from '#libs/platform';
import { fromWirePlan, toWireSchedule } from './arrangements.wire.js';

const service = 'dunlin.payment.v1.ArrangementService';

type Rpcs = paymentV1.ArrangementServiceRpcs;

@Controller()
export class ArrangementsApi implements RpcHandlers<Rpcs> {
  @GrpcMethod(service, 'SimulateArrangement')
  async simulateArrangement(
    @Payload() request: paymentV1.SimulateArrangementRequest,
  ): Promise<Response<Rpcs, 'simulateArrangement'>> {
    return toWireSchedule(fromWirePlan(request));
  }
}
