// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/placement_service.proto


export interface ProposePlacementRequest {
  'requestId'?: (string);
  'idempotencyKey'?: (string);
  'agency'?: (string);
  'customerId'?: (string);
  'caseId'?: (string);
  'invoiceIds'?: (string)[];
  'unannouncedReason'?: (string);
}

export interface ProposePlacementRequest__Output {
  'requestId': (string);
  'idempotencyKey': (string);
  'agency': (string);
  'customerId': (string);
  'caseId': (string);
  'invoiceIds': (string)[];
  'unannouncedReason': (string);
}
