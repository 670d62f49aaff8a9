// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto


export interface LiftHoldRequest {
  'requestId'?: (string);
  'holdId'?: (string);
  'reason'?: (string);
}

export interface LiftHoldRequest__Output {
  'requestId': (string);
  'holdId': (string);
  'reason': (string);
}
