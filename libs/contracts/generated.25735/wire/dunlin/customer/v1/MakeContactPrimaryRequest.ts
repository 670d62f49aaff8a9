// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto


export interface MakeContactPrimaryRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'contactId'?: (string);
  'reason'?: (string);
}

export interface MakeContactPrimaryRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'contactId': (string);
  'reason': (string);
}
