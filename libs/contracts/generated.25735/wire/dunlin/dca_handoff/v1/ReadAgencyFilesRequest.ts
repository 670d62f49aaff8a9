// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_file_service.proto


export interface ReadAgencyFilesRequest {
  'requestId'?: (string);
  'agency'?: (string);
}

export interface ReadAgencyFilesRequest__Output {
  'requestId': (string);
  'agency': (string);
}
