import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type workflowV1 } from '#libs/contracts';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { closePage, Database, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { AdvanceClock } from '../use-cases/advance-clock.js';
import { ApplySequence } from '../use-cases/apply-sequence.js';
import { CancelCase } from '../use-cases/cancel-case.js';
import { ExplainEnrolment } from '../use-cases/explain-enrolment.js';
import { HoldCases } from '../use-cases/hold-cases.js';
import { HoldStore, SequenceStore } from '../use-cases/ports.js';
import { ReadCases } from '../use-cases/read-cases.js';
import { sequenceNotFound } from '../use-cases/sequences.js';
import { toWireHold } from './workflow.events.js';
import { fromCaseFilter, fromHoldScope, toWireAdvance, toWireCase, toWireSequence } from './workflow.wire.js';

const service = 'dunlin.workflow.v1.WorkflowService';
const maxCheckedInvoices = 500;

@Controller()
export class WorkflowApi implements RpcHandlers<workflowV1.WorkflowServiceRpcs> {
  constructor(
    private readonly database: Database,
    private readonly applying: ApplySequence,
    private readonly sequences: SequenceStore,
    private readonly explaining: ExplainEnrolment,
    private readonly cases: ReadCases,
    private readonly holding: HoldCases,
    private readonly holds: HoldStore,
    private readonly cancelling: CancelCase,
    private readonly clock: AdvanceClock,
  ) {}

  @GrpcMethod(service, 'ApplySequence')
  async applySequence(
    @Payload() request: workflowV1.ApplySequenceRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.ApplySequenceResponseInit> {
    const { document, dryRun, skipMissedSteps } = request;
    const applied = dryRun
      ? await this.applying.dryRun(document)
      : await this.applying.apply(caller, document, skipMissedSteps);
    const { stored, unchanged, enrolCount } = applied;
    return { sequence: toWireSequence(stored), unchanged, enrolCount: String(enrolCount) };
  }

  @GrpcMethod(service, 'GetSequence')
  async getSequence(
    @Payload() { name, version }: workflowV1.GetSequenceRequest,
  ): Promise<workflowV1.GetSequenceResponseInit> {
    const stored = await this.sequences.find(this.database, name, version || undefined);
    if (!stored) throw sequenceNotFound(name, version);
    return { sequence: toWireSequence(stored) };
  }

  @GrpcMethod(service, 'ListSequences')
  async listSequences(
    @Payload() request: workflowV1.ListSequencesRequest,
  ): Promise<workflowV1.ListSequencesResponseInit> {
    const page = openPage(request, 'sequences');
    const found = await this.sequences.list(this.database, { limit: page.limit + 1, after: page.after });
    const { rows, nextPageToken } = closePage(found, page, ({ sequence }) => [sequence.name]);
    return { sequences: rows.map(toWireSequence), nextPageToken };
  }

  @GrpcMethod(service, 'ExplainEnrolment')
  async explainEnrolment(
    @Payload() { invoiceId }: workflowV1.ExplainEnrolmentRequest,
  ): Promise<workflowV1.ExplainEnrolmentResponseInit> {
    const rows = await this.explaining.explain(invoiceId);
    return { rows: rows.map((row) => ({ ...row, conditions: [...row.conditions] })) };
  }

  @GrpcMethod(service, 'GetCase')
  async getCase(@Payload() { caseId }: workflowV1.GetCaseRequest): Promise<workflowV1.GetCaseResponseInit> {
    return { case: toWireCase(await this.cases.get(caseId)) };
  }

  @GrpcMethod(service, 'ListCases')
  async listCases(@Payload() request: workflowV1.ListCasesRequest): Promise<workflowV1.ListCasesResponseInit> {
    const filter = fromCaseFilter(request);
    const page = openPage(request, filter);
    const found = await this.cases.list(filter, { limit: page.limit + 1, after: page.after });
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
      case: toWireCase(await this.holding.pause(caller, { caseId, reason, untilAt: fromTimestamp(untilTime) })),
    };
  }

  @GrpcMethod(service, 'ResumeCase')
  async resumeCase(
    @Payload() { caseId, reason }: workflowV1.ResumeCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.ResumeCaseResponseInit> {
    return { case: toWireCase(await this.holding.resume(caller, { caseId, reason })) };
  }

  @GrpcMethod(service, 'CancelCase')
  async cancelCase(
    @Payload() { caseId, reason }: workflowV1.CancelCaseRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.CancelCaseResponseInit> {
    return { case: toWireCase(await this.cancelling.cancel(caller, { caseId, reason })) };
  }

  @GrpcMethod(service, 'PlaceHold')
  async placeHold(
    @Payload() request: workflowV1.PlaceHoldRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.PlaceHoldResponseInit> {
    const { scope, subjectId, customerId, reason, untilTime } = request;
    const untilAt = fromTimestamp(untilTime);
    const hold = { scope: fromHoldScope(scope), subjectId, customerId, reason, untilAt };
    return { hold: toWireHold(await this.holding.placeHold(caller, hold)) };
  }

  @GrpcMethod(service, 'LiftHold')
  async liftHold(
    @Payload() { holdId, reason }: workflowV1.LiftHoldRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.LiftHoldResponseInit> {
    return { hold: toWireHold(await this.holding.liftHold(caller, { holdId, reason })) };
  }

  @GrpcMethod(service, 'ListHolds')
  async listHolds(@Payload() request: workflowV1.ListHoldsRequest): Promise<workflowV1.ListHoldsResponseInit> {
    const { customerId, inForceOnly } = request;
    assertCustomerId(customerId);
    const page = openPage(request, { customerId, inForceOnly });
    const slice = { limit: page.limit + 1, after: page.after };
    const inForceAt = inForceOnly ? await this.database.now() : null;
    const found = await this.holds.list(this.database, customerId, inForceAt, slice);
    const { rows, nextPageToken } = closePage(found, page, ({ placedAt, holdId }) => [placedAt, holdId]);
    return { holds: rows.map(toWireHold), nextPageToken };
  }

  @GrpcMethod(service, 'CheckHolds')
  async checkHolds(@Payload() request: workflowV1.CheckHoldsRequest): Promise<workflowV1.CheckHoldsResponseInit> {
    assertCustomerId(request.customerId);
    if (request.invoiceIds.length > maxCheckedInvoices) {
      throw invalidFields('HOLD_INVALID', [
        { field: 'invoice_ids', description: `must be at most ${maxCheckedInvoices}` },
      ]);
    }
    return this.holding.check(this.database, request);
  }

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

  @GrpcMethod(service, 'GetSummary')
  async getSummary(): Promise<workflowV1.GetSummaryResponseInit> {
    const { cases, steps } = await this.cases.summary();
    const toWire = ({ name, count }: { name: string; count: number }) => ({ name, count: String(count) });
    return { casesByState: cases.map(toWire), stepsByOutcome: steps.map(toWire) };
  }
}

/** @throws DomainError HOLD_INVALID: a fence that asks about nobody must not hear that nothing is held */
function assertCustomerId(customerId: string): void {
  if (!isId(customerId)) throw invalidFields('HOLD_INVALID', [{ field: 'customer_id', description: 'must be an id' }]);
}
