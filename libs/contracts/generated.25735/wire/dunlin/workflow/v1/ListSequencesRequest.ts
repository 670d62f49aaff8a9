// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto


export interface ListSequencesRequest {
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListSequencesRequest__Output {
  'pageSize': (number);
  'pageToken': (string);
}
