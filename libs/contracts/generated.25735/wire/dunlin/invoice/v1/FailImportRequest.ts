// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface FailImportRequest {
  'requestId'?: (string);
  'importId'?: (string);
  'reason'?: (string);
}

export interface FailImportRequest__Output {
  'requestId': (string);
  'importId': (string);
  'reason': (string);
}
