// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto


export interface RecordBounceRequest {
  'requestId'?: (string);
  'messageId'?: (string);
}

export interface RecordBounceRequest__Output {
  'requestId': (string);
  'messageId': (string);
}
