// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto


export interface RecallPlacementRequest {
  'requestId'?: (string);
  'placementId'?: (string);
  'invoiceIds'?: (string)[];
  'reason'?: (string);
}

export interface RecallPlacementRequest__Output {
  'requestId': (string);
  'placementId': (string);
  'invoiceIds': (string)[];
  'reason': (string);
}
