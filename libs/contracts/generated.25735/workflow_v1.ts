// Generated from protos/. Never edited.

export type { Case as CaseInit, Case__Output as Case } from './wire/dunlin/workflow/v1/Case.js';
export type { _dunlin_workflow_v1_Case_State__Output as CaseState } from './wire/dunlin/workflow/v1/Case.js';
export type { CaseInvoice as CaseInvoiceInit, CaseInvoice__Output as CaseInvoice } from './wire/dunlin/workflow/v1/CaseInvoice.js';
export type { StepDone as StepDoneInit, StepDone__Output as StepDone } from './wire/dunlin/workflow/v1/StepDone.js';
export type { StepPlanned as StepPlannedInit, StepPlanned__Output as StepPlanned } from './wire/dunlin/workflow/v1/StepPlanned.js';
export type { Hold as HoldInit, Hold__Output as Hold } from './wire/dunlin/workflow/v1/Hold.js';
export type { _dunlin_workflow_v1_Hold_Scope__Output as HoldScope } from './wire/dunlin/workflow/v1/Hold.js';
export type { GetCaseRequest as GetCaseRequestInit, GetCaseRequest__Output as GetCaseRequest } from './wire/dunlin/workflow/v1/GetCaseRequest.js';
export type { GetCaseResponse as GetCaseResponseInit, GetCaseResponse__Output as GetCaseResponse } from './wire/dunlin/workflow/v1/GetCaseResponse.js';
export type { ListCasesRequest as ListCasesRequestInit, ListCasesRequest__Output as ListCasesRequest } from './wire/dunlin/workflow/v1/ListCasesRequest.js';
export type { ListCasesResponse as ListCasesResponseInit, ListCasesResponse__Output as ListCasesResponse } from './wire/dunlin/workflow/v1/ListCasesResponse.js';
export type { PauseCaseRequest as PauseCaseRequestInit, PauseCaseRequest__Output as PauseCaseRequest } from './wire/dunlin/workflow/v1/PauseCaseRequest.js';
export type { PauseCaseResponse as PauseCaseResponseInit, PauseCaseResponse__Output as PauseCaseResponse } from './wire/dunlin/workflow/v1/PauseCaseResponse.js';
export type { ResumeCaseRequest as ResumeCaseRequestInit, ResumeCaseRequest__Output as ResumeCaseRequest } from './wire/dunlin/workflow/v1/ResumeCaseRequest.js';
export type { ResumeCaseResponse as ResumeCaseResponseInit, ResumeCaseResponse__Output as ResumeCaseResponse } from './wire/dunlin/workflow/v1/ResumeCaseResponse.js';
export type { CancelCaseRequest as CancelCaseRequestInit, CancelCaseRequest__Output as CancelCaseRequest } from './wire/dunlin/workflow/v1/CancelCaseRequest.js';
export type { CancelCaseResponse as CancelCaseResponseInit, CancelCaseResponse__Output as CancelCaseResponse } from './wire/dunlin/workflow/v1/CancelCaseResponse.js';
export type { GetCaseSummaryRequest as GetCaseSummaryRequestInit, GetCaseSummaryRequest__Output as GetCaseSummaryRequest } from './wire/dunlin/workflow/v1/GetCaseSummaryRequest.js';
export type { GetCaseSummaryResponse as GetCaseSummaryResponseInit, GetCaseSummaryResponse__Output as GetCaseSummaryResponse } from './wire/dunlin/workflow/v1/GetCaseSummaryResponse.js';
export type { ClockAdvance as ClockAdvanceInit, ClockAdvance__Output as ClockAdvance } from './wire/dunlin/workflow/v1/ClockAdvance.js';
export type { _dunlin_workflow_v1_ClockAdvance_State__Output as ClockAdvanceState } from './wire/dunlin/workflow/v1/ClockAdvance.js';
export type { AdvanceClockRequest as AdvanceClockRequestInit, AdvanceClockRequest__Output as AdvanceClockRequest } from './wire/dunlin/workflow/v1/AdvanceClockRequest.js';
export type { AdvanceClockResponse as AdvanceClockResponseInit, AdvanceClockResponse__Output as AdvanceClockResponse } from './wire/dunlin/workflow/v1/AdvanceClockResponse.js';
export type { CancelClockAdvanceRequest as CancelClockAdvanceRequestInit, CancelClockAdvanceRequest__Output as CancelClockAdvanceRequest } from './wire/dunlin/workflow/v1/CancelClockAdvanceRequest.js';
export type { CancelClockAdvanceResponse as CancelClockAdvanceResponseInit, CancelClockAdvanceResponse__Output as CancelClockAdvanceResponse } from './wire/dunlin/workflow/v1/CancelClockAdvanceResponse.js';
export type { GetClockAdvanceRequest as GetClockAdvanceRequestInit, GetClockAdvanceRequest__Output as GetClockAdvanceRequest } from './wire/dunlin/workflow/v1/GetClockAdvanceRequest.js';
export type { GetClockAdvanceResponse as GetClockAdvanceResponseInit, GetClockAdvanceResponse__Output as GetClockAdvanceResponse } from './wire/dunlin/workflow/v1/GetClockAdvanceResponse.js';
export type { ExplainEnrolmentRequest as ExplainEnrolmentRequestInit, ExplainEnrolmentRequest__Output as ExplainEnrolmentRequest } from './wire/dunlin/workflow/v1/ExplainEnrolmentRequest.js';
export type { ExplainEnrolmentResponse as ExplainEnrolmentResponseInit, ExplainEnrolmentResponse__Output as ExplainEnrolmentResponse } from './wire/dunlin/workflow/v1/ExplainEnrolmentResponse.js';
export type { _dunlin_workflow_v1_ExplainEnrolmentResponse_Row as ExplainEnrolmentResponseRowInit, _dunlin_workflow_v1_ExplainEnrolmentResponse_Row__Output as ExplainEnrolmentResponseRow } from './wire/dunlin/workflow/v1/ExplainEnrolmentResponse.js';
export type { CaseSnapshot as CaseSnapshotInit, CaseSnapshot__Output as CaseSnapshot } from './wire/dunlin/workflow/v1/CaseSnapshot.js';
export type { CaseOpened as CaseOpenedInit, CaseOpened__Output as CaseOpened } from './wire/dunlin/workflow/v1/CaseOpened.js';
export type { CaseChanged as CaseChangedInit, CaseChanged__Output as CaseChanged } from './wire/dunlin/workflow/v1/CaseChanged.js';
export type { CaseClosed as CaseClosedInit, CaseClosed__Output as CaseClosed } from './wire/dunlin/workflow/v1/CaseClosed.js';
export type { InvoiceEnrolled as InvoiceEnrolledInit, InvoiceEnrolled__Output as InvoiceEnrolled } from './wire/dunlin/workflow/v1/InvoiceEnrolled.js';
export type { InvoiceLeft as InvoiceLeftInit, InvoiceLeft__Output as InvoiceLeft } from './wire/dunlin/workflow/v1/InvoiceLeft.js';
export type { StepsDone as StepsDoneInit, StepsDone__Output as StepsDone } from './wire/dunlin/workflow/v1/StepsDone.js';
export type { _dunlin_workflow_v1_StepsDone_Step as StepsDoneStepInit, _dunlin_workflow_v1_StepsDone_Step__Output as StepsDoneStep } from './wire/dunlin/workflow/v1/StepsDone.js';
export type { HoldPlaced as HoldPlacedInit, HoldPlaced__Output as HoldPlaced } from './wire/dunlin/workflow/v1/HoldPlaced.js';
export type { HoldLifted as HoldLiftedInit, HoldLifted__Output as HoldLifted } from './wire/dunlin/workflow/v1/HoldLifted.js';
export type { PlaceHoldRequest as PlaceHoldRequestInit, PlaceHoldRequest__Output as PlaceHoldRequest } from './wire/dunlin/workflow/v1/PlaceHoldRequest.js';
export type { PlaceHoldResponse as PlaceHoldResponseInit, PlaceHoldResponse__Output as PlaceHoldResponse } from './wire/dunlin/workflow/v1/PlaceHoldResponse.js';
export type { LiftHoldRequest as LiftHoldRequestInit, LiftHoldRequest__Output as LiftHoldRequest } from './wire/dunlin/workflow/v1/LiftHoldRequest.js';
export type { LiftHoldResponse as LiftHoldResponseInit, LiftHoldResponse__Output as LiftHoldResponse } from './wire/dunlin/workflow/v1/LiftHoldResponse.js';
export type { ListHoldsRequest as ListHoldsRequestInit, ListHoldsRequest__Output as ListHoldsRequest } from './wire/dunlin/workflow/v1/ListHoldsRequest.js';
export type { ListHoldsResponse as ListHoldsResponseInit, ListHoldsResponse__Output as ListHoldsResponse } from './wire/dunlin/workflow/v1/ListHoldsResponse.js';
export type { CheckHoldsRequest as CheckHoldsRequestInit, CheckHoldsRequest__Output as CheckHoldsRequest } from './wire/dunlin/workflow/v1/CheckHoldsRequest.js';
export type { CheckHoldsResponse as CheckHoldsResponseInit, CheckHoldsResponse__Output as CheckHoldsResponse } from './wire/dunlin/workflow/v1/CheckHoldsResponse.js';
export type { Sequence as SequenceInit, Sequence__Output as Sequence } from './wire/dunlin/workflow/v1/Sequence.js';
export type { SequenceApplied as SequenceAppliedInit, SequenceApplied__Output as SequenceApplied } from './wire/dunlin/workflow/v1/SequenceApplied.js';
export type { ApplySequenceRequest as ApplySequenceRequestInit, ApplySequenceRequest__Output as ApplySequenceRequest } from './wire/dunlin/workflow/v1/ApplySequenceRequest.js';
export type { ApplySequenceResponse as ApplySequenceResponseInit, ApplySequenceResponse__Output as ApplySequenceResponse } from './wire/dunlin/workflow/v1/ApplySequenceResponse.js';
export type { JoinPreview as JoinPreviewInit, JoinPreview__Output as JoinPreview } from './wire/dunlin/workflow/v1/JoinPreview.js';
export type { StepPreview as StepPreviewInit, StepPreview__Output as StepPreview } from './wire/dunlin/workflow/v1/StepPreview.js';
export type { GetSequenceRequest as GetSequenceRequestInit, GetSequenceRequest__Output as GetSequenceRequest } from './wire/dunlin/workflow/v1/GetSequenceRequest.js';
export type { GetSequenceResponse as GetSequenceResponseInit, GetSequenceResponse__Output as GetSequenceResponse } from './wire/dunlin/workflow/v1/GetSequenceResponse.js';
export type { ListSequencesRequest as ListSequencesRequestInit, ListSequencesRequest__Output as ListSequencesRequest } from './wire/dunlin/workflow/v1/ListSequencesRequest.js';
export type { ListSequencesResponse as ListSequencesResponseInit, ListSequencesResponse__Output as ListSequencesResponse } from './wire/dunlin/workflow/v1/ListSequencesResponse.js';
import type { GetCaseRequest as GetCaseRequestInit, GetCaseRequest__Output as GetCaseRequest } from './wire/dunlin/workflow/v1/GetCaseRequest.js';
import type { GetCaseResponse as GetCaseResponseInit, GetCaseResponse__Output as GetCaseResponse } from './wire/dunlin/workflow/v1/GetCaseResponse.js';
import type { ListCasesRequest as ListCasesRequestInit, ListCasesRequest__Output as ListCasesRequest } from './wire/dunlin/workflow/v1/ListCasesRequest.js';
import type { ListCasesResponse as ListCasesResponseInit, ListCasesResponse__Output as ListCasesResponse } from './wire/dunlin/workflow/v1/ListCasesResponse.js';
import type { PauseCaseRequest as PauseCaseRequestInit, PauseCaseRequest__Output as PauseCaseRequest } from './wire/dunlin/workflow/v1/PauseCaseRequest.js';
import type { PauseCaseResponse as PauseCaseResponseInit, PauseCaseResponse__Output as PauseCaseResponse } from './wire/dunlin/workflow/v1/PauseCaseResponse.js';
import type { ResumeCaseRequest as ResumeCaseRequestInit, ResumeCaseRequest__Output as ResumeCaseRequest } from './wire/dunlin/workflow/v1/ResumeCaseRequest.js';
import type { ResumeCaseResponse as ResumeCaseResponseInit, ResumeCaseResponse__Output as ResumeCaseResponse } from './wire/dunlin/workflow/v1/ResumeCaseResponse.js';
import type { CancelCaseRequest as CancelCaseRequestInit, CancelCaseRequest__Output as CancelCaseRequest } from './wire/dunlin/workflow/v1/CancelCaseRequest.js';
import type { CancelCaseResponse as CancelCaseResponseInit, CancelCaseResponse__Output as CancelCaseResponse } from './wire/dunlin/workflow/v1/CancelCaseResponse.js';
import type { GetCaseSummaryRequest as GetCaseSummaryRequestInit, GetCaseSummaryRequest__Output as GetCaseSummaryRequest } from './wire/dunlin/workflow/v1/GetCaseSummaryRequest.js';
import type { GetCaseSummaryResponse as GetCaseSummaryResponseInit, GetCaseSummaryResponse__Output as GetCaseSummaryResponse } from './wire/dunlin/workflow/v1/GetCaseSummaryResponse.js';

export interface CaseServiceRpcs {
  getCase: { request: GetCaseRequest; requestInit: GetCaseRequestInit; response: GetCaseResponse; responseInit: GetCaseResponseInit };
  listCases: { request: ListCasesRequest; requestInit: ListCasesRequestInit; response: ListCasesResponse; responseInit: ListCasesResponseInit };
  pauseCase: { request: PauseCaseRequest; requestInit: PauseCaseRequestInit; response: PauseCaseResponse; responseInit: PauseCaseResponseInit };
  resumeCase: { request: ResumeCaseRequest; requestInit: ResumeCaseRequestInit; response: ResumeCaseResponse; responseInit: ResumeCaseResponseInit };
  cancelCase: { request: CancelCaseRequest; requestInit: CancelCaseRequestInit; response: CancelCaseResponse; responseInit: CancelCaseResponseInit };
  getCaseSummary: { request: GetCaseSummaryRequest; requestInit: GetCaseSummaryRequestInit; response: GetCaseSummaryResponse; responseInit: GetCaseSummaryResponseInit };
}
import type { AdvanceClockRequest as AdvanceClockRequestInit, AdvanceClockRequest__Output as AdvanceClockRequest } from './wire/dunlin/workflow/v1/AdvanceClockRequest.js';
import type { AdvanceClockResponse as AdvanceClockResponseInit, AdvanceClockResponse__Output as AdvanceClockResponse } from './wire/dunlin/workflow/v1/AdvanceClockResponse.js';
import type { CancelClockAdvanceRequest as CancelClockAdvanceRequestInit, CancelClockAdvanceRequest__Output as CancelClockAdvanceRequest } from './wire/dunlin/workflow/v1/CancelClockAdvanceRequest.js';
import type { CancelClockAdvanceResponse as CancelClockAdvanceResponseInit, CancelClockAdvanceResponse__Output as CancelClockAdvanceResponse } from './wire/dunlin/workflow/v1/CancelClockAdvanceResponse.js';
import type { GetClockAdvanceRequest as GetClockAdvanceRequestInit, GetClockAdvanceRequest__Output as GetClockAdvanceRequest } from './wire/dunlin/workflow/v1/GetClockAdvanceRequest.js';
import type { GetClockAdvanceResponse as GetClockAdvanceResponseInit, GetClockAdvanceResponse__Output as GetClockAdvanceResponse } from './wire/dunlin/workflow/v1/GetClockAdvanceResponse.js';

export interface ClockServiceRpcs {
  advanceClock: { request: AdvanceClockRequest; requestInit: AdvanceClockRequestInit; response: AdvanceClockResponse; responseInit: AdvanceClockResponseInit };
  cancelClockAdvance: { request: CancelClockAdvanceRequest; requestInit: CancelClockAdvanceRequestInit; response: CancelClockAdvanceResponse; responseInit: CancelClockAdvanceResponseInit };
  getClockAdvance: { request: GetClockAdvanceRequest; requestInit: GetClockAdvanceRequestInit; response: GetClockAdvanceResponse; responseInit: GetClockAdvanceResponseInit };
}
import type { ExplainEnrolmentRequest as ExplainEnrolmentRequestInit, ExplainEnrolmentRequest__Output as ExplainEnrolmentRequest } from './wire/dunlin/workflow/v1/ExplainEnrolmentRequest.js';
import type { ExplainEnrolmentResponse as ExplainEnrolmentResponseInit, ExplainEnrolmentResponse__Output as ExplainEnrolmentResponse } from './wire/dunlin/workflow/v1/ExplainEnrolmentResponse.js';

export interface EnrolmentServiceRpcs {
  explainEnrolment: { request: ExplainEnrolmentRequest; requestInit: ExplainEnrolmentRequestInit; response: ExplainEnrolmentResponse; responseInit: ExplainEnrolmentResponseInit };
}
import type { PlaceHoldRequest as PlaceHoldRequestInit, PlaceHoldRequest__Output as PlaceHoldRequest } from './wire/dunlin/workflow/v1/PlaceHoldRequest.js';
import type { PlaceHoldResponse as PlaceHoldResponseInit, PlaceHoldResponse__Output as PlaceHoldResponse } from './wire/dunlin/workflow/v1/PlaceHoldResponse.js';
import type { LiftHoldRequest as LiftHoldRequestInit, LiftHoldRequest__Output as LiftHoldRequest } from './wire/dunlin/workflow/v1/LiftHoldRequest.js';
import type { LiftHoldResponse as LiftHoldResponseInit, LiftHoldResponse__Output as LiftHoldResponse } from './wire/dunlin/workflow/v1/LiftHoldResponse.js';
import type { ListHoldsRequest as ListHoldsRequestInit, ListHoldsRequest__Output as ListHoldsRequest } from './wire/dunlin/workflow/v1/ListHoldsRequest.js';
import type { ListHoldsResponse as ListHoldsResponseInit, ListHoldsResponse__Output as ListHoldsResponse } from './wire/dunlin/workflow/v1/ListHoldsResponse.js';
import type { CheckHoldsRequest as CheckHoldsRequestInit, CheckHoldsRequest__Output as CheckHoldsRequest } from './wire/dunlin/workflow/v1/CheckHoldsRequest.js';
import type { CheckHoldsResponse as CheckHoldsResponseInit, CheckHoldsResponse__Output as CheckHoldsResponse } from './wire/dunlin/workflow/v1/CheckHoldsResponse.js';

export interface HoldServiceRpcs {
  placeHold: { request: PlaceHoldRequest; requestInit: PlaceHoldRequestInit; response: PlaceHoldResponse; responseInit: PlaceHoldResponseInit };
  liftHold: { request: LiftHoldRequest; requestInit: LiftHoldRequestInit; response: LiftHoldResponse; responseInit: LiftHoldResponseInit };
  listHolds: { request: ListHoldsRequest; requestInit: ListHoldsRequestInit; response: ListHoldsResponse; responseInit: ListHoldsResponseInit };
  checkHolds: { request: CheckHoldsRequest; requestInit: CheckHoldsRequestInit; response: CheckHoldsResponse; responseInit: CheckHoldsResponseInit };
}
import type { ApplySequenceRequest as ApplySequenceRequestInit, ApplySequenceRequest__Output as ApplySequenceRequest } from './wire/dunlin/workflow/v1/ApplySequenceRequest.js';
import type { ApplySequenceResponse as ApplySequenceResponseInit, ApplySequenceResponse__Output as ApplySequenceResponse } from './wire/dunlin/workflow/v1/ApplySequenceResponse.js';
import type { GetSequenceRequest as GetSequenceRequestInit, GetSequenceRequest__Output as GetSequenceRequest } from './wire/dunlin/workflow/v1/GetSequenceRequest.js';
import type { GetSequenceResponse as GetSequenceResponseInit, GetSequenceResponse__Output as GetSequenceResponse } from './wire/dunlin/workflow/v1/GetSequenceResponse.js';
import type { ListSequencesRequest as ListSequencesRequestInit, ListSequencesRequest__Output as ListSequencesRequest } from './wire/dunlin/workflow/v1/ListSequencesRequest.js';
import type { ListSequencesResponse as ListSequencesResponseInit, ListSequencesResponse__Output as ListSequencesResponse } from './wire/dunlin/workflow/v1/ListSequencesResponse.js';

export interface SequenceServiceRpcs {
  applySequence: { request: ApplySequenceRequest; requestInit: ApplySequenceRequestInit; response: ApplySequenceResponse; responseInit: ApplySequenceResponseInit };
  getSequence: { request: GetSequenceRequest; requestInit: GetSequenceRequestInit; response: GetSequenceResponse; responseInit: GetSequenceResponseInit };
  listSequences: { request: ListSequencesRequest; requestInit: ListSequencesRequestInit; response: ListSequencesResponse; responseInit: ListSequencesResponseInit };
}

/** Every rpc of the package. */
export type Rpcs = CaseServiceRpcs & ClockServiceRpcs & EnrolmentServiceRpcs & HoldServiceRpcs & SequenceServiceRpcs;
