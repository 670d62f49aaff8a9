import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type workflowV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { CancelCase } from '../use-cases/cancelling/cancel-case.js';
import { GetCase } from '../use-cases/get-case.js';
import { GetCaseSummary } from '../use-cases/get-summary.js';
import { PauseCase } from '../use-cases/holds/pause-case.js';
import { ResumeCase } from '../use-cases/holds/resume-case.js';
import { BatchGetCases } from '../use-cases/listing/batch-get-cases.js';
import { CountCases } from '../use-cases/listing/count-cases.js';
import { ListCases, type ListedCase } from '../use-cases/listing/list-cases.js';
import type { NamedCount } from '../use-cases/ports.js';
import { toWireCase, toWireListedCase } from './cases.wire.js';
import {
  fromWireCaseOrder,
  fromWireCaseQuestion,
  fromWireCaseQuestions,
  toWireCaseCount,
} from './listing/case-list.wire.js';

const service = 'dunlin.workflow.v1.CaseService';

type Rpcs = workflowV1.CaseServiceRpcs;

@Controller()
export class CasesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly get: GetCase,
    private readonly list: ListCases,
    private readonly count: CountCases,
    private readonly batchGet: BatchGetCases,
    private readonly pause: PauseCase,
    private readonly resume: ResumeCase,
    private readonly cancel: CancelCase,
    private readonly summary: GetCaseSummary,
  ) {}

  @GrpcMethod(service, 'GetCase')
  async getCase(@Payload() { caseId }: workflowV1.GetCaseRequest): Promise<Response<Rpcs, 'getCase'>> {
    return { case: toWireCase(await this.get.getCase(caseId)) };
  }

  @GrpcMethod(service, 'ListCases')
  async listCases(@Payload() request: workflowV1.ListCasesRequest): Promise<Response<Rpcs, 'listCases'>> {
    const question = fromWireCaseQuestion(request);
    const order = fromWireCaseOrder(request);
    const [{ rows, nextPageToken }, counted] = await Promise.all([
      listPage(
        request,
        { question, order },
        ({ key }: ListedCase) => key,
        (page) => this.list.listCases(question, order, page, !request.withoutInvoices),
      ),
      request.withCount ? this.count.countCases([question]) : [],
    ]);
    const [count] = counted.map(toWireCaseCount);
    return { cases: rows.map(toWireListedCase), nextPageToken, ...(count && { count }) };
  }

  @GrpcMethod(service, 'CountCases')
  async countCases(@Payload() request: workflowV1.CountCasesRequest): Promise<Response<Rpcs, 'countCases'>> {
    const counts = await this.count.countCases(fromWireCaseQuestions(request));
    return { counts: counts.map(toWireCaseCount) };
  }

  @GrpcMethod(service, 'BatchGetCases')
  async batchGetCases(
    @Payload() { caseIds }: workflowV1.BatchGetCasesRequest,
  ): Promise<Response<Rpcs, 'batchGetCases'>> {
    return { cases: (await this.batchGet.batchGetCases(caseIds)).map(toWireListedCase) };
  }

  @GrpcMethod(service, 'PauseCase')
  async pauseCase(
    @Payload() { caseId, reason, reasonCode, untilTime }: workflowV1.PauseCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'pauseCase'>> {
    const untilAt = fromTimestamp(untilTime);
    return { case: toWireCase(await this.pause.pauseCase(caller, { caseId, reason, reasonCode, untilAt })) };
  }

  @GrpcMethod(service, 'ResumeCase')
  async resumeCase(
    @Payload() { caseId, reason }: workflowV1.ResumeCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'resumeCase'>> {
    return { case: toWireCase(await this.resume.resumeCase(caller, { caseId, reason })) };
  }

  @GrpcMethod(service, 'CancelCase')
  async cancelCase(
    @Payload() { caseId, reason, reasonCode }: workflowV1.CancelCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'cancelCase'>> {
    return { case: toWireCase(await this.cancel.cancelCase(caller, { caseId, reason, reasonCode })) };
  }

  @GrpcMethod(service, 'GetCaseSummary')
  async getCaseSummary(): Promise<Response<Rpcs, 'getCaseSummary'>> {
    const { cases, steps } = await this.summary.getCaseSummary();
    const toWire = ({ name, count }: NamedCount) => ({ name, count: String(count) });
    return { casesByState: cases.map(toWire), stepsByOutcome: steps.map(toWire) };
  }
}
