// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface ResumeImportRequest {
  'requestId'?: (string);
  'importId'?: (string);
  'reason'?: (string);
}

export interface ResumeImportRequest__Output {
  'requestId': (string);
  'importId': (string);
  'reason': (string);
}
