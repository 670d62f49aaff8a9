// Original file: /work/wt-people/protos/dunlin/communication/v1/contact_law_service.proto

import type { ContactCap as _dunlin_communication_v1_ContactCap, ContactCap__Output as _dunlin_communication_v1_ContactCap__Output } from '../../../dunlin/communication/v1/ContactCap.js';

export interface SetContactCapResponse {
  'cap'?: (_dunlin_communication_v1_ContactCap | null);
}

export interface SetContactCapResponse__Output {
  'cap': (_dunlin_communication_v1_ContactCap__Output | null);
}
