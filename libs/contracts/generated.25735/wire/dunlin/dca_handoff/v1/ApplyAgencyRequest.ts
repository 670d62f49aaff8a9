// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_service.proto


export interface ApplyAgencyRequest {
  'requestId'?: (string);
  'code'?: (string);
  'title'?: (string);
  'active'?: (boolean);
}

export interface ApplyAgencyRequest__Output {
  'requestId': (string);
  'code': (string);
  'title': (string);
  'active': (boolean);
}
