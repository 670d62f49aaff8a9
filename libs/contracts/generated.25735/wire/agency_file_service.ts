import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { AgencyFileError as _dunlin_dca_handoff_v1_AgencyFileError, AgencyFileError__Output as _dunlin_dca_handoff_v1_AgencyFileError__Output } from './dunlin/dca_handoff/v1/AgencyFileError.js';
import type { AgencyFileServiceClient as _dunlin_dca_handoff_v1_AgencyFileServiceClient, AgencyFileServiceDefinition as _dunlin_dca_handoff_v1_AgencyFileServiceDefinition } from './dunlin/dca_handoff/v1/AgencyFileService.js';
import type { ListAgencyFileErrorsRequest as _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, ListAgencyFileErrorsRequest__Output as _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest__Output } from './dunlin/dca_handoff/v1/ListAgencyFileErrorsRequest.js';
import type { ListAgencyFileErrorsResponse as _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse, ListAgencyFileErrorsResponse__Output as _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output } from './dunlin/dca_handoff/v1/ListAgencyFileErrorsResponse.js';
import type { ReadAgencyFilesRequest as _dunlin_dca_handoff_v1_ReadAgencyFilesRequest, ReadAgencyFilesRequest__Output as _dunlin_dca_handoff_v1_ReadAgencyFilesRequest__Output } from './dunlin/dca_handoff/v1/ReadAgencyFilesRequest.js';
import type { ReadAgencyFilesResponse as _dunlin_dca_handoff_v1_ReadAgencyFilesResponse, ReadAgencyFilesResponse__Output as _dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output } from './dunlin/dca_handoff/v1/ReadAgencyFilesResponse.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    dca_handoff: {
      v1: {
        AgencyFileError: MessageTypeDefinition<_dunlin_dca_handoff_v1_AgencyFileError, _dunlin_dca_handoff_v1_AgencyFileError__Output>
        AgencyFileService: SubtypeConstructor<typeof grpc.Client, _dunlin_dca_handoff_v1_AgencyFileServiceClient> & { service: _dunlin_dca_handoff_v1_AgencyFileServiceDefinition }
        ListAgencyFileErrorsRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest, _dunlin_dca_handoff_v1_ListAgencyFileErrorsRequest__Output>
        ListAgencyFileErrorsResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse, _dunlin_dca_handoff_v1_ListAgencyFileErrorsResponse__Output>
        ReadAgencyFilesRequest: MessageTypeDefinition<_dunlin_dca_handoff_v1_ReadAgencyFilesRequest, _dunlin_dca_handoff_v1_ReadAgencyFilesRequest__Output>
        ReadAgencyFilesResponse: MessageTypeDefinition<_dunlin_dca_handoff_v1_ReadAgencyFilesResponse, _dunlin_dca_handoff_v1_ReadAgencyFilesResponse__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
}

