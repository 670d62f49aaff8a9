// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto


export interface ReplayParkedKeyRequest {
  'requestId'?: (string);
  'group'?: (string);
  'topic'?: (string);
  'key'?: (string);
}

export interface ReplayParkedKeyRequest__Output {
  'requestId': (string);
  'group': (string);
  'topic': (string);
  'key': (string);
}
