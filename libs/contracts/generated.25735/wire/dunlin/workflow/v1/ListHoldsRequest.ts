// Original file: /work/wt-people/protos/dunlin/workflow/v1/hold_service.proto


export interface ListHoldsRequest {
  'customerId'?: (string);
  'inForceOnly'?: (boolean);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListHoldsRequest__Output {
  'customerId': (string);
  'inForceOnly': (boolean);
  'pageSize': (number);
  'pageToken': (string);
}
