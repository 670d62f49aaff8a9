// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto


export interface GetPlacementRequest {
  'placementId'?: (string);
}

export interface GetPlacementRequest__Output {
  'placementId': (string);
}
