// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_file_service.proto


export interface ListAgencyFileErrorsRequest {
  'pageSize'?: (number);
  'pageToken'?: (string);
  'agency'?: (string);
}

export interface ListAgencyFileErrorsRequest__Output {
  'pageSize': (number);
  'pageToken': (string);
  'agency': (string);
}
