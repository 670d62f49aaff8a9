// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface StartImportRequest {
  'requestId'?: (string);
  'importId'?: (string);
}

export interface StartImportRequest__Output {
  'requestId': (string);
  'importId': (string);
}
