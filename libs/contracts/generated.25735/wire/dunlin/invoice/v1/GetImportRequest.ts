// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface GetImportRequest {
  'importId'?: (string);
}

export interface GetImportRequest__Output {
  'importId': (string);
}
