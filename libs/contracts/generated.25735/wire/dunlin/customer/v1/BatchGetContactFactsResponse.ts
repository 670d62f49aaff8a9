// Original file: /work/wt-people/protos/dunlin/customer/v1/contact_service.proto

import type { ContactFacts as _dunlin_customer_v1_ContactFacts, ContactFacts__Output as _dunlin_customer_v1_ContactFacts__Output } from '../../../dunlin/customer/v1/ContactFacts.js';

export interface BatchGetContactFactsResponse {
  'facts'?: (_dunlin_customer_v1_ContactFacts)[];
}

export interface BatchGetContactFactsResponse__Output {
  'facts': (_dunlin_customer_v1_ContactFacts__Output)[];
}
