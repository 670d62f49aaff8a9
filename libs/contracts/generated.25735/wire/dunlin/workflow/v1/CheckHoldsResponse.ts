// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto


export interface CheckHoldsResponse {
  'actHeld'?: (boolean);
  'heldInvoiceIds'?: (string)[];
  'reasons'?: (string)[];
  'placedInvoiceIds'?: (string)[];
  'caseClosed'?: (boolean);
  'unannouncedInvoiceIds'?: (string)[];
}

export interface CheckHoldsResponse__Output {
  'actHeld': (boolean);
  'heldInvoiceIds': (string)[];
  'reasons': (string)[];
  'placedInvoiceIds': (string)[];
  'caseClosed': (boolean);
  'unannouncedInvoiceIds': (string)[];
}
