// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto


export interface ListDeadLettersRequest {
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListDeadLettersRequest__Output {
  'pageSize': (number);
  'pageToken': (string);
}
