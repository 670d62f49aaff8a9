// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto


export interface RemoveBillingContactRequest {
  'requestId'?: (string);
  'billingContactId'?: (string);
  'reason'?: (string);
}

export interface RemoveBillingContactRequest__Output {
  'requestId': (string);
  'billingContactId': (string);
  'reason': (string);
}
