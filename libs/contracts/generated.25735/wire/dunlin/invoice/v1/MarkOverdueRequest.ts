// Original file: /work/wt-people/protos/dunlin/invoice/v1/invoice_service.proto


export interface MarkOverdueRequest {
  'requestId'?: (string);
  'limit'?: (number);
}

export interface MarkOverdueRequest__Output {
  'requestId': (string);
  'limit': (number);
}
