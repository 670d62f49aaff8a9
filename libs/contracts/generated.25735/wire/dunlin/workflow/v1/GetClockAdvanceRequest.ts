// Original file: /work/wt-people/protos/dunlin/workflow/v1/clock_service.proto


export interface GetClockAdvanceRequest {
  'advanceId'?: (string);
}

export interface GetClockAdvanceRequest__Output {
  'advanceId': (string);
}
