// Original file: /work/wt-people/protos/dunlin/workflow/v1/clock_service.proto


export interface CancelClockAdvanceRequest {
  'requestId'?: (string);
  'advanceId'?: (string);
}

export interface CancelClockAdvanceRequest__Output {
  'requestId': (string);
  'advanceId': (string);
}
