// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto


export interface SendPlacementRequest {
  'requestId'?: (string);
  'placementId'?: (string);
}

export interface SendPlacementRequest__Output {
  'requestId': (string);
  'placementId': (string);
}
