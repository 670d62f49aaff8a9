// Original file: /work/wt-people/protos/dunlin/workflow/v1/sequence_service.proto


export interface GetSequenceRequest {
  'name'?: (string);
  'version'?: (number);
}

export interface GetSequenceRequest__Output {
  'name': (string);
  'version': (number);
}
