// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal_service.proto


export interface VerifyJournalRequest {
  'pageToken'?: (string);
  'fromStart'?: (boolean);
}

export interface VerifyJournalRequest__Output {
  'pageToken': (string);
  'fromStart': (boolean);
}
