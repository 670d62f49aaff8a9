// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_service.proto


export interface ListAgenciesRequest {
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListAgenciesRequest__Output {
  'pageSize': (number);
  'pageToken': (string);
}
