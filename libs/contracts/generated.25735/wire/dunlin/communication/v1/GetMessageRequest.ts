// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto


export interface GetMessageRequest {
  'messageId'?: (string);
}

export interface GetMessageRequest__Output {
  'messageId': (string);
}
