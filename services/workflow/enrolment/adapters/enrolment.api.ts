import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { workflowV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { ExplainEnrolment } from '../use-cases/explain-enrolment.js';
import { StartSequence } from '../use-cases/start-sequence.js';

const service = 'dunlin.workflow.v1.EnrolmentService';

type Rpcs = workflowV1.EnrolmentServiceRpcs;

@Controller()
export class EnrolmentApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly explain: ExplainEnrolment,
    private readonly start: StartSequence,
  ) {}

  @GrpcMethod(service, 'StartSequence')
  async startSequence(
    @Payload() request: workflowV1.StartSequenceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'startSequence'>> {
    const { sequence, customerId, invoiceIds, reason, skipMissedSteps: skipMissed } = request;
    const input = { sequence, customerId, invoiceIds, reason, skipMissed };
    const { caseIds, joinedCount, version, leftOut } = await this.start.startSequence(caller, input);
    return {
      caseIds: [...caseIds],
      joinedCount,
      sequenceVersion: version,
      leftOut: leftOut.map((each) => ({ ...each })),
    };
  }

  @GrpcMethod(service, 'ExplainEnrolment')
  async explainEnrolment(
    @Payload() { invoiceId }: workflowV1.ExplainEnrolmentRequest,
  ): Promise<Response<Rpcs, 'explainEnrolment'>> {
    const rows = await this.explain.explainEnrolment(invoiceId);
    return { rows: rows.map((row) => ({ ...row, conditions: [...row.conditions] })) };
  }
}
