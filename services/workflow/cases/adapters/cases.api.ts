import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type workflowV1 } from '#libs/contracts';
import { type Caller, closePage, FromCaller, openPage, type RpcHandlers } from '#libs/platform';
import { CancelCase } from '../use-cases/cancel-case.js';
import { GetCase } from '../use-cases/get-case.js';
import { GetSummary } from '../use-cases/get-summary.js';
import { PauseCase } from '../use-cases/holds/pause-case.js';
import { ResumeCase } from '../use-cases/holds/resume-case.js';
import { ListCases } from '../use-cases/list-cases.js';
import { fromCaseFilter, toWireCase } from './cases.wire.js';

const service = 'dunlin.workflow.v1.WorkflowService';

type Rpcs = Pick<
  workflowV1.WorkflowServiceRpcs,
  'getCase' | 'listCases' | 'pauseCase' | 'resumeCase' | 'cancelCase' | 'getSummary'
>;

@Controller()
export class CasesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly getting: GetCase,
    private readonly listing: ListCases,
    private readonly pausing: PauseCase,
    private readonly resuming: ResumeCase,
    private readonly cancelling: CancelCase,
    private readonly summary: GetSummary,
  ) {}

  @GrpcMethod(service, 'GetCase')
  async getCase(@Payload() { caseId }: workflowV1.GetCaseRequest): Promise<workflowV1.GetCaseResponseInit> {
    return { case: toWireCase(await this.getting.getCase(caseId)) };
  }

  @GrpcMethod(service, 'ListCases')
  async listCases(@Payload() request: workflowV1.ListCasesRequest): Promise<workflowV1.ListCasesResponseInit> {
    const filter = fromCaseFilter(request);
    const page = openPage(request, filter);
    const found = await this.listing.listCases(filter, { limit: page.limit + 1, after: page.after });
    const { rows, nextPageToken } = closePage(found, page, ({ row }) => [row.openedAt, row.caseId]);
    return { cases: rows.map(toWireCase), nextPageToken };
  }

  @GrpcMethod(service, 'PauseCase')
  async pauseCase(
    @Payload() request: workflowV1.PauseCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.PauseCaseResponseInit> {
    const { caseId, reason, untilTime } = request;
    return {
      case: toWireCase(await this.pausing.pauseCase(caller, { caseId, reason, untilAt: fromTimestamp(untilTime) })),
    };
  }

  @GrpcMethod(service, 'ResumeCase')
  async resumeCase(
    @Payload() { caseId, reason }: workflowV1.ResumeCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.ResumeCaseResponseInit> {
    return { case: toWireCase(await this.resuming.resumeCase(caller, { caseId, reason })) };
  }

  @GrpcMethod(service, 'CancelCase')
  async cancelCase(
    @Payload() { caseId, reason }: workflowV1.CancelCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.CancelCaseResponseInit> {
    return { case: toWireCase(await this.cancelling.cancelCase(caller, { caseId, reason })) };
  }

  @GrpcMethod(service, 'GetSummary')
  async getSummary(): Promise<workflowV1.GetSummaryResponseInit> {
    const { cases, steps } = await this.summary.getSummary();
    const toWire = ({ name, count }: { name: string; count: number }) => ({ name, count: String(count) });
    return { casesByState: cases.map(toWire), stepsByOutcome: steps.map(toWire) };
  }
}
