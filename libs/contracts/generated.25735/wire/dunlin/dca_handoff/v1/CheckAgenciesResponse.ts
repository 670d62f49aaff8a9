// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_service.proto


export interface CheckAgenciesResponse {
  'activeCodes'?: (string)[];
  'inactiveCodes'?: (string)[];
}

export interface CheckAgenciesResponse__Output {
  'activeCodes': (string)[];
  'inactiveCodes': (string)[];
}
