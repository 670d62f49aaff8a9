// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto


export interface RemoveBillingContactResponse {
  'billingContactId'?: (string);
}

export interface RemoveBillingContactResponse__Output {
  'billingContactId': (string);
}
