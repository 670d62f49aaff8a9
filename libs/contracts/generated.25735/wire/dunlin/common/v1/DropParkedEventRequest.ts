// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto


export interface DropParkedEventRequest {
  'requestId'?: (string);
  'group'?: (string);
  'topic'?: (string);
  'key'?: (string);
  'eventId'?: (string);
  'reason'?: (string);
}

export interface DropParkedEventRequest__Output {
  'requestId': (string);
  'group': (string);
  'topic': (string);
  'key': (string);
  'eventId': (string);
  'reason': (string);
}
