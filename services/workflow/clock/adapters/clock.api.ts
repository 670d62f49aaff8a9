import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type workflowV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { AdvanceClock } from '../use-cases/advance-clock.js';
import { CancelClockAdvance } from '../use-cases/cancel-clock-advance.js';
import { GetClockAdvance } from '../use-cases/get-clock-advance.js';
import { toWireAdvance } from './clock.wire.js';

const service = 'dunlin.workflow.v1.ClockService';

type Rpcs = workflowV1.ClockServiceRpcs;

@Controller()
export class ClockApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly advance: AdvanceClock,
    private readonly cancel: CancelClockAdvance,
    private readonly get: GetClockAdvance,
  ) {}

  @GrpcMethod(service, 'AdvanceClock')
  async advanceClock(
    @Payload() { targetTime }: workflowV1.AdvanceClockRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'advanceClock'>> {
    return { advance: toWireAdvance(await this.advance.advanceClock(caller, fromTimestamp(targetTime))) };
  }

  @GrpcMethod(service, 'CancelClockAdvance')
  async cancelClockAdvance(
    @Payload() { advanceId }: workflowV1.CancelClockAdvanceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'cancelClockAdvance'>> {
    return { advance: toWireAdvance(await this.cancel.cancelClockAdvance(caller, advanceId)) };
  }

  @GrpcMethod(service, 'GetClockAdvance')
  async getClockAdvance(
    @Payload() { advanceId }: workflowV1.GetClockAdvanceRequest,
  ): Promise<Response<Rpcs, 'getClockAdvance'>> {
    return { advance: toWireAdvance(await this.get.getClockAdvance(advanceId)) };
  }
}
