// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto


export interface InvalidateContactRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'contactId'?: (string);
  'reason'?: (string);
}

export interface InvalidateContactRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'contactId': (string);
  'reason': (string);
}
