// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto


export interface ResolveTaskRequest {
  'requestId'?: (string);
  'taskId'?: (string);
  'note'?: (string);
}

export interface ResolveTaskRequest__Output {
  'requestId': (string);
  'taskId': (string);
  'note': (string);
}
