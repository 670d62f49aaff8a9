// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto


export interface ExpireRecallRequest {
  'requestId'?: (string);
  'placementId'?: (string);
}

export interface ExpireRecallRequest__Output {
  'requestId': (string);
  'placementId': (string);
}
