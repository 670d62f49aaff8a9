// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_service.proto


export interface CheckAgenciesRequest {
  'codes'?: (string)[];
}

export interface CheckAgenciesRequest__Output {
  'codes': (string)[];
}
