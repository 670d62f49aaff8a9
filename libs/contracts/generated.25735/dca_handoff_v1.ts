// Generated from protos/. Never edited.

export type { Agency as AgencyInit, Agency__Output as Agency } from './wire/dunlin/dca_handoff/v1/Agency.js';
export type { ReadAgencyFilesRequest as ReadAgencyFilesRequestInit, ReadAgencyFilesRequest__Output as ReadAgencyFilesRequest } from './wire/dunlin/dca_handoff/v1/ReadAgencyFilesRequest.js';
export type { ReadAgencyFilesResponse as ReadAgencyFilesResponseInit, ReadAgencyFilesResponse__Output as ReadAgencyFilesResponse } from './wire/dunlin/dca_handoff/v1/ReadAgencyFilesResponse.js';
export type { ListAgencyFileErrorsRequest as ListAgencyFileErrorsRequestInit, ListAgencyFileErrorsRequest__Output as ListAgencyFileErrorsRequest } from './wire/dunlin/dca_handoff/v1/ListAgencyFileErrorsRequest.js';
export type { ListAgencyFileErrorsResponse as ListAgencyFileErrorsResponseInit, ListAgencyFileErrorsResponse__Output as ListAgencyFileErrorsResponse } from './wire/dunlin/dca_handoff/v1/ListAgencyFileErrorsResponse.js';
export type { AgencyFileError as AgencyFileErrorInit, AgencyFileError__Output as AgencyFileError } from './wire/dunlin/dca_handoff/v1/AgencyFileError.js';
export type { ApplyAgencyRequest as ApplyAgencyRequestInit, ApplyAgencyRequest__Output as ApplyAgencyRequest } from './wire/dunlin/dca_handoff/v1/ApplyAgencyRequest.js';
export type { ApplyAgencyResponse as ApplyAgencyResponseInit, ApplyAgencyResponse__Output as ApplyAgencyResponse } from './wire/dunlin/dca_handoff/v1/ApplyAgencyResponse.js';
export type { ListAgenciesRequest as ListAgenciesRequestInit, ListAgenciesRequest__Output as ListAgenciesRequest } from './wire/dunlin/dca_handoff/v1/ListAgenciesRequest.js';
export type { ListAgenciesResponse as ListAgenciesResponseInit, ListAgenciesResponse__Output as ListAgenciesResponse } from './wire/dunlin/dca_handoff/v1/ListAgenciesResponse.js';
export type { CheckAgenciesRequest as CheckAgenciesRequestInit, CheckAgenciesRequest__Output as CheckAgenciesRequest } from './wire/dunlin/dca_handoff/v1/CheckAgenciesRequest.js';
export type { CheckAgenciesResponse as CheckAgenciesResponseInit, CheckAgenciesResponse__Output as CheckAgenciesResponse } from './wire/dunlin/dca_handoff/v1/CheckAgenciesResponse.js';
export type { PlacementProposed as PlacementProposedInit, PlacementProposed__Output as PlacementProposed } from './wire/dunlin/dca_handoff/v1/PlacementProposed.js';
export type { PlacementSent as PlacementSentInit, PlacementSent__Output as PlacementSent } from './wire/dunlin/dca_handoff/v1/PlacementSent.js';
export type { PlacementAcknowledged as PlacementAcknowledgedInit, PlacementAcknowledged__Output as PlacementAcknowledged } from './wire/dunlin/dca_handoff/v1/PlacementAcknowledged.js';
export type { AcknowledgementRefused as AcknowledgementRefusedInit, AcknowledgementRefused__Output as AcknowledgementRefused } from './wire/dunlin/dca_handoff/v1/AcknowledgementRefused.js';
export type { PlacementRefused as PlacementRefusedInit, PlacementRefused__Output as PlacementRefused } from './wire/dunlin/dca_handoff/v1/PlacementRefused.js';
export type { RecallRequested as RecallRequestedInit, RecallRequested__Output as RecallRequested } from './wire/dunlin/dca_handoff/v1/RecallRequested.js';
export type { PlacementRecalled as PlacementRecalledInit, PlacementRecalled__Output as PlacementRecalled } from './wire/dunlin/dca_handoff/v1/PlacementRecalled.js';
export type { PlacementClosedPaid as PlacementClosedPaidInit, PlacementClosedPaid__Output as PlacementClosedPaid } from './wire/dunlin/dca_handoff/v1/PlacementClosedPaid.js';
export type { Placement as PlacementInit, Placement__Output as Placement } from './wire/dunlin/dca_handoff/v1/Placement.js';
export type { _dunlin_dca_handoff_v1_Placement_State__Output as PlacementState } from './wire/dunlin/dca_handoff/v1/Placement.js';
export type { PlacementLine as PlacementLineInit, PlacementLine__Output as PlacementLine } from './wire/dunlin/dca_handoff/v1/PlacementLine.js';
export type { _dunlin_dca_handoff_v1_PlacementLine_State__Output as PlacementLineState } from './wire/dunlin/dca_handoff/v1/PlacementLine.js';
export type { ProposePlacementRequest as ProposePlacementRequestInit, ProposePlacementRequest__Output as ProposePlacementRequest } from './wire/dunlin/dca_handoff/v1/ProposePlacementRequest.js';
export type { ProposePlacementResponse as ProposePlacementResponseInit, ProposePlacementResponse__Output as ProposePlacementResponse } from './wire/dunlin/dca_handoff/v1/ProposePlacementResponse.js';
export type { SendPlacementRequest as SendPlacementRequestInit, SendPlacementRequest__Output as SendPlacementRequest } from './wire/dunlin/dca_handoff/v1/SendPlacementRequest.js';
export type { SendPlacementResponse as SendPlacementResponseInit, SendPlacementResponse__Output as SendPlacementResponse } from './wire/dunlin/dca_handoff/v1/SendPlacementResponse.js';
export type { RecallPlacementRequest as RecallPlacementRequestInit, RecallPlacementRequest__Output as RecallPlacementRequest } from './wire/dunlin/dca_handoff/v1/RecallPlacementRequest.js';
export type { RecallPlacementResponse as RecallPlacementResponseInit, RecallPlacementResponse__Output as RecallPlacementResponse } from './wire/dunlin/dca_handoff/v1/RecallPlacementResponse.js';
export type { ExpireRecallRequest as ExpireRecallRequestInit, ExpireRecallRequest__Output as ExpireRecallRequest } from './wire/dunlin/dca_handoff/v1/ExpireRecallRequest.js';
export type { ExpireRecallResponse as ExpireRecallResponseInit, ExpireRecallResponse__Output as ExpireRecallResponse } from './wire/dunlin/dca_handoff/v1/ExpireRecallResponse.js';
export type { GetPlacementRequest as GetPlacementRequestInit, GetPlacementRequest__Output as GetPlacementRequest } from './wire/dunlin/dca_handoff/v1/GetPlacementRequest.js';
export type { GetPlacementResponse as GetPlacementResponseInit, GetPlacementResponse__Output as GetPlacementResponse } from './wire/dunlin/dca_handoff/v1/GetPlacementResponse.js';
export type { ListPlacementsRequest as ListPlacementsRequestInit, ListPlacementsRequest__Output as ListPlacementsRequest } from './wire/dunlin/dca_handoff/v1/ListPlacementsRequest.js';
export type { ListPlacementsResponse as ListPlacementsResponseInit, ListPlacementsResponse__Output as ListPlacementsResponse } from './wire/dunlin/dca_handoff/v1/ListPlacementsResponse.js';
import type { ReadAgencyFilesRequest as ReadAgencyFilesRequestInit, ReadAgencyFilesRequest__Output as ReadAgencyFilesRequest } from './wire/dunlin/dca_handoff/v1/ReadAgencyFilesRequest.js';
import type { ReadAgencyFilesResponse as ReadAgencyFilesResponseInit, ReadAgencyFilesResponse__Output as ReadAgencyFilesResponse } from './wire/dunlin/dca_handoff/v1/ReadAgencyFilesResponse.js';
import type { ListAgencyFileErrorsRequest as ListAgencyFileErrorsRequestInit, ListAgencyFileErrorsRequest__Output as ListAgencyFileErrorsRequest } from './wire/dunlin/dca_handoff/v1/ListAgencyFileErrorsRequest.js';
import type { ListAgencyFileErrorsResponse as ListAgencyFileErrorsResponseInit, ListAgencyFileErrorsResponse__Output as ListAgencyFileErrorsResponse } from './wire/dunlin/dca_handoff/v1/ListAgencyFileErrorsResponse.js';

export interface AgencyFileServiceRpcs {
  readAgencyFiles: { request: ReadAgencyFilesRequest; requestInit: ReadAgencyFilesRequestInit; response: ReadAgencyFilesResponse; responseInit: ReadAgencyFilesResponseInit };
  listAgencyFileErrors: { request: ListAgencyFileErrorsRequest; requestInit: ListAgencyFileErrorsRequestInit; response: ListAgencyFileErrorsResponse; responseInit: ListAgencyFileErrorsResponseInit };
}
import type { ApplyAgencyRequest as ApplyAgencyRequestInit, ApplyAgencyRequest__Output as ApplyAgencyRequest } from './wire/dunlin/dca_handoff/v1/ApplyAgencyRequest.js';
import type { ApplyAgencyResponse as ApplyAgencyResponseInit, ApplyAgencyResponse__Output as ApplyAgencyResponse } from './wire/dunlin/dca_handoff/v1/ApplyAgencyResponse.js';
import type { ListAgenciesRequest as ListAgenciesRequestInit, ListAgenciesRequest__Output as ListAgenciesRequest } from './wire/dunlin/dca_handoff/v1/ListAgenciesRequest.js';
import type { ListAgenciesResponse as ListAgenciesResponseInit, ListAgenciesResponse__Output as ListAgenciesResponse } from './wire/dunlin/dca_handoff/v1/ListAgenciesResponse.js';
import type { CheckAgenciesRequest as CheckAgenciesRequestInit, CheckAgenciesRequest__Output as CheckAgenciesRequest } from './wire/dunlin/dca_handoff/v1/CheckAgenciesRequest.js';
import type { CheckAgenciesResponse as CheckAgenciesResponseInit, CheckAgenciesResponse__Output as CheckAgenciesResponse } from './wire/dunlin/dca_handoff/v1/CheckAgenciesResponse.js';

export interface AgencyServiceRpcs {
  applyAgency: { request: ApplyAgencyRequest; requestInit: ApplyAgencyRequestInit; response: ApplyAgencyResponse; responseInit: ApplyAgencyResponseInit };
  listAgencies: { request: ListAgenciesRequest; requestInit: ListAgenciesRequestInit; response: ListAgenciesResponse; responseInit: ListAgenciesResponseInit };
  checkAgencies: { request: CheckAgenciesRequest; requestInit: CheckAgenciesRequestInit; response: CheckAgenciesResponse; responseInit: CheckAgenciesResponseInit };
}
import type { ProposePlacementRequest as ProposePlacementRequestInit, ProposePlacementRequest__Output as ProposePlacementRequest } from './wire/dunlin/dca_handoff/v1/ProposePlacementRequest.js';
import type { ProposePlacementResponse as ProposePlacementResponseInit, ProposePlacementResponse__Output as ProposePlacementResponse } from './wire/dunlin/dca_handoff/v1/ProposePlacementResponse.js';
import type { SendPlacementRequest as SendPlacementRequestInit, SendPlacementRequest__Output as SendPlacementRequest } from './wire/dunlin/dca_handoff/v1/SendPlacementRequest.js';
import type { SendPlacementResponse as SendPlacementResponseInit, SendPlacementResponse__Output as SendPlacementResponse } from './wire/dunlin/dca_handoff/v1/SendPlacementResponse.js';
import type { RecallPlacementRequest as RecallPlacementRequestInit, RecallPlacementRequest__Output as RecallPlacementRequest } from './wire/dunlin/dca_handoff/v1/RecallPlacementRequest.js';
import type { RecallPlacementResponse as RecallPlacementResponseInit, RecallPlacementResponse__Output as RecallPlacementResponse } from './wire/dunlin/dca_handoff/v1/RecallPlacementResponse.js';
import type { ExpireRecallRequest as ExpireRecallRequestInit, ExpireRecallRequest__Output as ExpireRecallRequest } from './wire/dunlin/dca_handoff/v1/ExpireRecallRequest.js';
import type { ExpireRecallResponse as ExpireRecallResponseInit, ExpireRecallResponse__Output as ExpireRecallResponse } from './wire/dunlin/dca_handoff/v1/ExpireRecallResponse.js';
import type { GetPlacementRequest as GetPlacementRequestInit, GetPlacementRequest__Output as GetPlacementRequest } from './wire/dunlin/dca_handoff/v1/GetPlacementRequest.js';
import type { GetPlacementResponse as GetPlacementResponseInit, GetPlacementResponse__Output as GetPlacementResponse } from './wire/dunlin/dca_handoff/v1/GetPlacementResponse.js';
import type { ListPlacementsRequest as ListPlacementsRequestInit, ListPlacementsRequest__Output as ListPlacementsRequest } from './wire/dunlin/dca_handoff/v1/ListPlacementsRequest.js';
import type { ListPlacementsResponse as ListPlacementsResponseInit, ListPlacementsResponse__Output as ListPlacementsResponse } from './wire/dunlin/dca_handoff/v1/ListPlacementsResponse.js';

export interface PlacementServiceRpcs {
  proposePlacement: { request: ProposePlacementRequest; requestInit: ProposePlacementRequestInit; response: ProposePlacementResponse; responseInit: ProposePlacementResponseInit };
  sendPlacement: { request: SendPlacementRequest; requestInit: SendPlacementRequestInit; response: SendPlacementResponse; responseInit: SendPlacementResponseInit };
  recallPlacement: { request: RecallPlacementRequest; requestInit: RecallPlacementRequestInit; response: RecallPlacementResponse; responseInit: RecallPlacementResponseInit };
  expireRecall: { request: ExpireRecallRequest; requestInit: ExpireRecallRequestInit; response: ExpireRecallResponse; responseInit: ExpireRecallResponseInit };
  getPlacement: { request: GetPlacementRequest; requestInit: GetPlacementRequestInit; response: GetPlacementResponse; responseInit: GetPlacementResponseInit };
  listPlacements: { request: ListPlacementsRequest; requestInit: ListPlacementsRequestInit; response: ListPlacementsResponse; responseInit: ListPlacementsResponseInit };
}

/** Every rpc of the package. */
export type Rpcs = AgencyFileServiceRpcs & AgencyServiceRpcs & PlacementServiceRpcs;
