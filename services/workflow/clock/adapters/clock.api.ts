import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type workflowV1 } from '#libs/contracts';
import { type Caller, FromCaller, type RpcHandlers } from '#libs/platform';
import { AdvanceClock } from '../use-cases/advance-clock.js';
import { toWireAdvance } from './clock.wire.js';

const service = 'dunlin.workflow.v1.WorkflowService';

type Rpcs = Pick<workflowV1.WorkflowServiceRpcs, 'advanceClock' | 'getClockAdvance'>;

@Controller()
export class ClockApi implements RpcHandlers<Rpcs> {
  constructor(private readonly clock: AdvanceClock) {}

  @GrpcMethod(service, 'AdvanceClock')
  async advanceClock(
    @Payload() { targetTime }: workflowV1.AdvanceClockRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.AdvanceClockResponseInit> {
    return { advance: toWireAdvance(await this.clock.advance(caller, fromTimestamp(targetTime))) };
  }

  @GrpcMethod(service, 'GetClockAdvance')
  async getClockAdvance(
    @Payload() { advanceId }: workflowV1.GetClockAdvanceRequest,
  ): Promise<workflowV1.GetClockAdvanceResponseInit> {
    return { advance: toWireAdvance(await this.clock.get(advanceId)) };
  }
}
