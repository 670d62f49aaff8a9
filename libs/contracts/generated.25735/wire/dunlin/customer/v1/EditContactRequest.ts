// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto


export interface EditContactRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'contactId'?: (string);
  'address'?: (string);
  'label'?: (string);
  '_address'?: "address";
  '_label'?: "label";
}

export interface EditContactRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'contactId': (string);
  'address'?: (string);
  'label'?: (string);
  '_address'?: "address";
  '_label'?: "label";
}
