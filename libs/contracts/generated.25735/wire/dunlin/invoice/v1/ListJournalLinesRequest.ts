// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal_service.proto


export interface ListJournalLinesRequest {
  'customerId'?: (string);
  'invoiceId'?: (string);
  'paymentId'?: (string);
  'context'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListJournalLinesRequest__Output {
  'customerId': (string);
  'invoiceId': (string);
  'paymentId': (string);
  'context': (string);
  'pageSize': (number);
  'pageToken': (string);
}
