import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Agency as _dunlin_dca_handoff_v1_Agency, Agency__Output as _dunlin_dca_handoff_v1_Agency__Output } from './dunlin/dca_handoff/v1/Agency.js';
import type { AgencyServiceClient as _dunlin_dca_handoff_v1_AgencyServiceClient, AgencyServiceDefinition as _dunlin_dca_handoff_v1_AgencyServiceDefinition } from './dunlin/dca_handoff/v1/AgencyService.js';
import type { ApplyAgencyRequest as _dunlin_dca_handoff_v1_ApplyAgencyRequest, ApplyAgencyRequest__Output as _dunlin_dca_handoff_v1_ApplyAgencyRequest__Output } from './dunlin/dca_handoff/v1/ApplyAgencyRequest.js';
import type { ApplyAgencyResponse as _dunlin_dca_handoff_v1_ApplyAgencyResponse, ApplyAgencyResponse__Output as _dunlin_dca_handoff_v1_ApplyAgencyResponse__Output } from './dunlin/dca_handoff/v1/ApplyAgencyResponse.js';
import type { CheckAgenciesRequest as _dunlin_dca_handoff_v1_CheckAgenciesRequest, CheckAgenciesRequest__Output as _dunlin_dca_handoff_v1_CheckAgenciesRequest__Output } from './dunlin/dca_handoff/v1/CheckAgenciesRequest.js';
import type { CheckAgenciesResponse as _dunlin_dca_handoff_v1_CheckAgenciesResponse, CheckAgenciesResponse__Output as _dunlin_dca_handoff_v1_CheckAgenciesResponse__Output } from './dunlin/dca_handoff/v1/CheckAgenciesResponse.js';
import type { ListAgenciesRequest as _dunlin_dca_handoff_v1_ListAgenciesRequest, ListAgenciesRequest__Output as _dunlin_dca_handoff_v1_ListAgenciesRequest__Output } from './dunlin/dca_handoff/v1/ListAgenciesRequest.js';
import type { ListAgenciesResponse as _dunlin_dca_handoff_v1_ListAgenciesResponse, ListAgenciesResponse__Output as _dunlin_dca_handoff_v1_ListAgenciesResponse__Output } from './dunlin/dca_handoff/v1/ListAgenciesResponse.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    dca_handoff: {
      v1: {
        Agency: MessageTypeDefinition<_dunlin_dca_handoff_v1_Agency, _dunlin_dca_handoff_v1_Agency__Output>
        AgencyService: SubtypeConstructor<typeof grpc.Client, _dunlin_dca_handoff_v1_AgencyServiceClient> & { service: _dunlin_dca_handoff_v1_AgencyServiceDefinition }
        ApplyAgencyRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_ApplyAgencyRequest, _dunlin_dca_handoff_v1_ApplyAgencyRequest__Output>
        ApplyAgencyResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_ApplyAgencyResponse, _dunlin_dca_handoff_v1_ApplyAgencyResponse__Output>
        CheckAgenciesRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_CheckAgenciesRequest, _dunlin_dca_handoff_v1_CheckAgenciesRequest__Output>
        CheckAgenciesResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_CheckAgenciesResponse, _dunlin_dca_handoff_v1_CheckAgenciesResponse__Output>
        ListAgenciesRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_ListAgenciesRequest, _dunlin_dca_handoff_v1_ListAgenciesRequest__Output>
        ListAgenciesResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_ListAgenciesResponse, _dunlin_dca_handoff_v1_ListAgenciesResponse__Output>
      }
    }
  }
}

