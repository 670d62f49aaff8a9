import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { workflowV1 } from '#libs/contracts';
import type { Response, RpcHandlers } from '#libs/platform';
import { ExplainEnrolment } from '../use-cases/explain-enrolment.js';

const service = 'dunlin.workflow.v1.EnrolmentService';

type Rpcs = workflowV1.EnrolmentServiceRpcs;

@Controller()
export class EnrolmentApi implements RpcHandlers<Rpcs> {
  constructor(private readonly explain: ExplainEnrolment) {}

  @GrpcMethod(service, 'ExplainEnrolment')
  async explainEnrolment(
    @Payload() { invoiceId }: workflowV1.ExplainEnrolmentRequest,
  ): Promise<Response<Rpcs, 'explainEnrolment'>> {
    const rows = await this.explain.explainEnrolment(invoiceId);
    return { rows: rows.map((row) => ({ ...row, conditions: [...row.conditions] })) };
  }
}
