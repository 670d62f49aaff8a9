// Generated from protos/. Never edited.

export type { Money as MoneyInit, Money__Output as Money } from './wire/dunlin/common/v1/Money.js';
export type { Cause as CauseInit, Cause__Output as Cause } from './wire/dunlin/common/v1/Cause.js';
export type { Explanation as ExplanationInit, Explanation__Output as Explanation } from './wire/dunlin/common/v1/Explanation.js';
export type { NamedCount as NamedCountInit, NamedCount__Output as NamedCount } from './wire/dunlin/common/v1/NamedCount.js';
export type { GetClockRequest as GetClockRequestInit, GetClockRequest__Output as GetClockRequest } from './wire/dunlin/common/v1/GetClockRequest.js';
export type { GetClockResponse as GetClockResponseInit, GetClockResponse__Output as GetClockResponse } from './wire/dunlin/common/v1/GetClockResponse.js';
export type { SetClockRequest as SetClockRequestInit, SetClockRequest__Output as SetClockRequest } from './wire/dunlin/common/v1/SetClockRequest.js';
export type { SetClockResponse as SetClockResponseInit, SetClockResponse__Output as SetClockResponse } from './wire/dunlin/common/v1/SetClockResponse.js';
export type { GetOutstandingRequest as GetOutstandingRequestInit, GetOutstandingRequest__Output as GetOutstandingRequest } from './wire/dunlin/common/v1/GetOutstandingRequest.js';
export type { GetOutstandingResponse as GetOutstandingResponseInit, GetOutstandingResponse__Output as GetOutstandingResponse } from './wire/dunlin/common/v1/GetOutstandingResponse.js';
export type { PartitionEnd as PartitionEndInit, PartitionEnd__Output as PartitionEnd } from './wire/dunlin/common/v1/PartitionEnd.js';
export type { DueItem as DueItemInit, DueItem__Output as DueItem } from './wire/dunlin/common/v1/DueItem.js';
export type { RunDueRequest as RunDueRequestInit, RunDueRequest__Output as RunDueRequest } from './wire/dunlin/common/v1/RunDueRequest.js';
export type { RunDueResponse as RunDueResponseInit, RunDueResponse__Output as RunDueResponse } from './wire/dunlin/common/v1/RunDueResponse.js';
export type { ParkedKey as ParkedKeyInit, ParkedKey__Output as ParkedKey } from './wire/dunlin/common/v1/ParkedKey.js';
export type { StuckEvent as StuckEventInit, StuckEvent__Output as StuckEvent } from './wire/dunlin/common/v1/StuckEvent.js';
export type { ListParkedKeysRequest as ListParkedKeysRequestInit, ListParkedKeysRequest__Output as ListParkedKeysRequest } from './wire/dunlin/common/v1/ListParkedKeysRequest.js';
export type { ListParkedKeysResponse as ListParkedKeysResponseInit, ListParkedKeysResponse__Output as ListParkedKeysResponse } from './wire/dunlin/common/v1/ListParkedKeysResponse.js';
export type { GetParkedKeyRequest as GetParkedKeyRequestInit, GetParkedKeyRequest__Output as GetParkedKeyRequest } from './wire/dunlin/common/v1/GetParkedKeyRequest.js';
export type { GetParkedKeyResponse as GetParkedKeyResponseInit, GetParkedKeyResponse__Output as GetParkedKeyResponse } from './wire/dunlin/common/v1/GetParkedKeyResponse.js';
export type { ReplayParkedKeyRequest as ReplayParkedKeyRequestInit, ReplayParkedKeyRequest__Output as ReplayParkedKeyRequest } from './wire/dunlin/common/v1/ReplayParkedKeyRequest.js';
export type { ReplayParkedKeyResponse as ReplayParkedKeyResponseInit, ReplayParkedKeyResponse__Output as ReplayParkedKeyResponse } from './wire/dunlin/common/v1/ReplayParkedKeyResponse.js';
export type { DropParkedEventRequest as DropParkedEventRequestInit, DropParkedEventRequest__Output as DropParkedEventRequest } from './wire/dunlin/common/v1/DropParkedEventRequest.js';
export type { DropParkedEventResponse as DropParkedEventResponseInit, DropParkedEventResponse__Output as DropParkedEventResponse } from './wire/dunlin/common/v1/DropParkedEventResponse.js';
export type { ListDeadLettersRequest as ListDeadLettersRequestInit, ListDeadLettersRequest__Output as ListDeadLettersRequest } from './wire/dunlin/common/v1/ListDeadLettersRequest.js';
export type { ListDeadLettersResponse as ListDeadLettersResponseInit, ListDeadLettersResponse__Output as ListDeadLettersResponse } from './wire/dunlin/common/v1/ListDeadLettersResponse.js';
export type { ClockMode__Output as ClockMode } from './wire/dunlin/common/v1/ClockMode.js';
export type { DuePhase__Output as DuePhase } from './wire/dunlin/common/v1/DuePhase.js';
import type { GetClockRequest as GetClockRequestInit, GetClockRequest__Output as GetClockRequest } from './wire/dunlin/common/v1/GetClockRequest.js';
import type { GetClockResponse as GetClockResponseInit, GetClockResponse__Output as GetClockResponse } from './wire/dunlin/common/v1/GetClockResponse.js';
import type { SetClockRequest as SetClockRequestInit, SetClockRequest__Output as SetClockRequest } from './wire/dunlin/common/v1/SetClockRequest.js';
import type { SetClockResponse as SetClockResponseInit, SetClockResponse__Output as SetClockResponse } from './wire/dunlin/common/v1/SetClockResponse.js';
import type { GetOutstandingRequest as GetOutstandingRequestInit, GetOutstandingRequest__Output as GetOutstandingRequest } from './wire/dunlin/common/v1/GetOutstandingRequest.js';
import type { GetOutstandingResponse as GetOutstandingResponseInit, GetOutstandingResponse__Output as GetOutstandingResponse } from './wire/dunlin/common/v1/GetOutstandingResponse.js';
import type { RunDueRequest as RunDueRequestInit, RunDueRequest__Output as RunDueRequest } from './wire/dunlin/common/v1/RunDueRequest.js';
import type { RunDueResponse as RunDueResponseInit, RunDueResponse__Output as RunDueResponse } from './wire/dunlin/common/v1/RunDueResponse.js';
import type { ListParkedKeysRequest as ListParkedKeysRequestInit, ListParkedKeysRequest__Output as ListParkedKeysRequest } from './wire/dunlin/common/v1/ListParkedKeysRequest.js';
import type { ListParkedKeysResponse as ListParkedKeysResponseInit, ListParkedKeysResponse__Output as ListParkedKeysResponse } from './wire/dunlin/common/v1/ListParkedKeysResponse.js';
import type { GetParkedKeyRequest as GetParkedKeyRequestInit, GetParkedKeyRequest__Output as GetParkedKeyRequest } from './wire/dunlin/common/v1/GetParkedKeyRequest.js';
import type { GetParkedKeyResponse as GetParkedKeyResponseInit, GetParkedKeyResponse__Output as GetParkedKeyResponse } from './wire/dunlin/common/v1/GetParkedKeyResponse.js';
import type { ReplayParkedKeyRequest as ReplayParkedKeyRequestInit, ReplayParkedKeyRequest__Output as ReplayParkedKeyRequest } from './wire/dunlin/common/v1/ReplayParkedKeyRequest.js';
import type { ReplayParkedKeyResponse as ReplayParkedKeyResponseInit, ReplayParkedKeyResponse__Output as ReplayParkedKeyResponse } from './wire/dunlin/common/v1/ReplayParkedKeyResponse.js';
import type { DropParkedEventRequest as DropParkedEventRequestInit, DropParkedEventRequest__Output as DropParkedEventRequest } from './wire/dunlin/common/v1/DropParkedEventRequest.js';
import type { DropParkedEventResponse as DropParkedEventResponseInit, DropParkedEventResponse__Output as DropParkedEventResponse } from './wire/dunlin/common/v1/DropParkedEventResponse.js';
import type { ListDeadLettersRequest as ListDeadLettersRequestInit, ListDeadLettersRequest__Output as ListDeadLettersRequest } from './wire/dunlin/common/v1/ListDeadLettersRequest.js';
import type { ListDeadLettersResponse as ListDeadLettersResponseInit, ListDeadLettersResponse__Output as ListDeadLettersResponse } from './wire/dunlin/common/v1/ListDeadLettersResponse.js';

export interface OperationsServiceRpcs {
  getClock: { request: GetClockRequest; requestInit: GetClockRequestInit; response: GetClockResponse; responseInit: GetClockResponseInit };
  setClock: { request: SetClockRequest; requestInit: SetClockRequestInit; response: SetClockResponse; responseInit: SetClockResponseInit };
  getOutstanding: { request: GetOutstandingRequest; requestInit: GetOutstandingRequestInit; response: GetOutstandingResponse; responseInit: GetOutstandingResponseInit };
  runDue: { request: RunDueRequest; requestInit: RunDueRequestInit; response: RunDueResponse; responseInit: RunDueResponseInit };
  listParkedKeys: { request: ListParkedKeysRequest; requestInit: ListParkedKeysRequestInit; response: ListParkedKeysResponse; responseInit: ListParkedKeysResponseInit };
  getParkedKey: { request: GetParkedKeyRequest; requestInit: GetParkedKeyRequestInit; response: GetParkedKeyResponse; responseInit: GetParkedKeyResponseInit };
  replayParkedKey: { request: ReplayParkedKeyRequest; requestInit: ReplayParkedKeyRequestInit; response: ReplayParkedKeyResponse; responseInit: ReplayParkedKeyResponseInit };
  dropParkedEvent: { request: DropParkedEventRequest; requestInit: DropParkedEventRequestInit; response: DropParkedEventResponse; responseInit: DropParkedEventResponseInit };
  listDeadLetters: { request: ListDeadLettersRequest; requestInit: ListDeadLettersRequestInit; response: ListDeadLettersResponse; responseInit: ListDeadLettersResponseInit };
}

/** Every rpc of the package. */
export type Rpcs = OperationsServiceRpcs;
