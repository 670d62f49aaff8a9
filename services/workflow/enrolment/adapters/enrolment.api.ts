import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { workflowV1 } from '#libs/contracts';
import type { RpcHandlers } from '#libs/platform';
import { ExplainEnrolment } from '../use-cases/explain-enrolment.js';

const service = 'dunlin.workflow.v1.WorkflowService';

type Rpcs = Pick<workflowV1.WorkflowServiceRpcs, 'explainEnrolment'>;

@Controller()
export class EnrolmentApi implements RpcHandlers<Rpcs> {
  constructor(private readonly explaining: ExplainEnrolment) {}

  @GrpcMethod(service, 'ExplainEnrolment')
  async explainEnrolment(
    @Payload() { invoiceId }: workflowV1.ExplainEnrolmentRequest,
  ): Promise<workflowV1.ExplainEnrolmentResponseInit> {
    const rows = await this.explaining.explain(invoiceId);
    return { rows: rows.map((row) => ({ ...row, conditions: [...row.conditions] })) };
  }
}
