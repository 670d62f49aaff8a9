// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto


export interface ValidateContactRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'contactId'?: (string);
  'reason'?: (string);
}

export interface ValidateContactRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'contactId': (string);
  'reason': (string);
}
