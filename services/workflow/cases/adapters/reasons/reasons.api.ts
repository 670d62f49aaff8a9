import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, type workflowV1 } from '#libs/contracts';
import { listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type ActWithReasons, type ListedReason, Reasons } from '#libs/reasons';
import type { PageRequest } from '#libs/transactions';

const service = 'dunlin.workflow.v1.ReasonService';

type Rpcs = workflowV1.ReasonServiceRpcs;
type ReasonKey = readonly [act: string, code: string];

/** The reasons for acts in all services, which share one configuration. */
@Controller()
export class ReasonsApi implements RpcHandlers<Rpcs> {
  constructor(private readonly reasons: Reasons) {}

  @GrpcMethod(service, 'ListReasons')
  async listReasons(@Payload() request: workflowV1.ListReasonsRequest): Promise<Response<Rpcs, 'listReasons'>> {
    const act = (enumName(request.act, 'ACT_')?.toLowerCase() ?? null) as ActWithReasons | null;
    const { rows, nextPageToken } = await listPage(
      request,
      { act },
      ({ act: of, code }: ListedReason): ReasonKey => [of, code],
      (page) => Promise.resolve(pageOf(this.reasons.list(act), page)),
    );
    return { reasons: rows.map(toWireReason), nextPageToken };
  }
}

function pageOf(reasons: readonly ListedReason[], { after, limit }: PageRequest<ReasonKey>): ListedReason[] {
  const last = after === null ? -1 : reasons.findIndex(({ act, code }) => act === after[0] && code === after[1]);
  return reasons.slice(last + 1, last + 1 + limit);
}

function toWireReason({ act, code, description, own }: ListedReason): workflowV1.ReasonInit {
  return { act: `ACT_${act.toUpperCase() as Uppercase<ActWithReasons>}`, code, description, own };
}
