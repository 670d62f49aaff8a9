// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto


export interface AddNoteRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'text'?: (string);
}

export interface AddNoteRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'text': (string);
}
