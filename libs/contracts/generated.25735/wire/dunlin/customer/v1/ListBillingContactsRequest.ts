// Original file: /work/wt-people/protos/dunlin/customer/v1/billing_contact_service.proto


export interface ListBillingContactsRequest {
  'customerIds'?: (string)[];
}

export interface ListBillingContactsRequest__Output {
  'customerIds': (string)[];
}
