// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto


// Original file: /work/wt-people/protos/dunlin/customer/v1/customer_service.proto

export const _dunlin_customer_v1_UpsertCustomersResponse_Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  OUTCOME_CREATED: 'OUTCOME_CREATED',
  OUTCOME_CHANGED: 'OUTCOME_CHANGED',
  OUTCOME_UNCHANGED: 'OUTCOME_UNCHANGED',
  OUTCOME_REFUSED: 'OUTCOME_REFUSED',
} as const;

export type _dunlin_customer_v1_UpsertCustomersResponse_Outcome =
  | 'OUTCOME_UNSPECIFIED'
  | 0
  | 'OUTCOME_CREATED'
  | 1
  | 'OUTCOME_CHANGED'
  | 2
  | 'OUTCOME_UNCHANGED'
  | 3
  | 'OUTCOME_REFUSED'
  | 4

export type _dunlin_customer_v1_UpsertCustomersResponse_Outcome__Output = typeof _dunlin_customer_v1_UpsertCustomersResponse_Outcome[keyof typeof _dunlin_customer_v1_UpsertCustomersResponse_Outcome]

export interface _dunlin_customer_v1_UpsertCustomersResponse_Row {
  'reference'?: (string);
  'customerId'?: (string);
  'zone'?: (string);
  'outcome'?: (_dunlin_customer_v1_UpsertCustomersResponse_Outcome);
  'violations'?: (_dunlin_customer_v1_UpsertCustomersResponse_RowViolation)[];
}

export interface _dunlin_customer_v1_UpsertCustomersResponse_Row__Output {
  'reference': (string);
  'customerId': (string);
  'zone': (string);
  'outcome': (_dunlin_customer_v1_UpsertCustomersResponse_Outcome__Output);
  'violations': (_dunlin_customer_v1_UpsertCustomersResponse_RowViolation__Output)[];
}

export interface _dunlin_customer_v1_UpsertCustomersResponse_RowViolation {
  'field'?: (string);
  'value'?: (string);
  'reason'?: (string);
  'description'?: (string);
}

export interface _dunlin_customer_v1_UpsertCustomersResponse_RowViolation__Output {
  'field': (string);
  'value': (string);
  'reason': (string);
  'description': (string);
}

export interface UpsertCustomersResponse {
  'rows'?: (_dunlin_customer_v1_UpsertCustomersResponse_Row)[];
}

export interface UpsertCustomersResponse__Output {
  'rows': (_dunlin_customer_v1_UpsertCustomersResponse_Row__Output)[];
}
