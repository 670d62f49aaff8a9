// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto


export interface ApplySequenceRequest {
  'requestId'?: (string);
  'document'?: (string);
  'dryRun'?: (boolean);
  'skipMissedSteps'?: (boolean);
}

export interface ApplySequenceRequest__Output {
  'requestId': (string);
  'document': (string);
  'dryRun': (boolean);
  'skipMissedSteps': (boolean);
}
