import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, type workflowV1 } from '#libs/contracts';
import type { Response, RpcHandlers } from '#libs/platform';
import { type ActWithReasons, type Reason, Reasons } from '#libs/reasons';

const service = 'dunlin.workflow.v1.ReasonService';

type Rpcs = workflowV1.ReasonServiceRpcs;

/** The reasons for acts in all services, which share one configuration. */
@Controller()
export class ReasonsApi implements RpcHandlers<Rpcs> {
  constructor(private readonly reasons: Reasons) {}

  @GrpcMethod(service, 'ListReasons')
  async listReasons(@Payload() { act }: workflowV1.ListReasonsRequest): Promise<Response<Rpcs, 'listReasons'>> {
    const named = enumName(act, 'ACT_')?.toLowerCase() as ActWithReasons | undefined;
    return { reasons: this.reasons.list(named ?? null).map(toWireReason) };
  }
}

function toWireReason({ act, code, description }: Reason): workflowV1.ReasonInit {
  return { act: `ACT_${act.toUpperCase() as Uppercase<ActWithReasons>}`, code, description };
}
