// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto


export interface GetParkedKeyRequest {
  'group'?: (string);
  'topic'?: (string);
  'key'?: (string);
}

export interface GetParkedKeyRequest__Output {
  'group': (string);
  'topic': (string);
  'key': (string);
}
