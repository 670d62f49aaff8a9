// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto


export interface ListParkedKeysRequest {
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListParkedKeysRequest__Output {
  'pageSize': (number);
  'pageToken': (string);
}
