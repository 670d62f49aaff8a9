// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface CancelImportRequest {
  'requestId'?: (string);
  'importId'?: (string);
  'reason'?: (string);
}

export interface CancelImportRequest__Output {
  'requestId': (string);
  'importId': (string);
  'reason': (string);
}
