// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto


export interface PreviewMessageRequest {
  'customerId'?: (string);
  'invoiceIds'?: (string)[];
  'template'?: (string);
}

export interface PreviewMessageRequest__Output {
  'customerId': (string);
  'invoiceIds': (string)[];
  'template': (string);
}
