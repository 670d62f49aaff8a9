// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface ListImportErrorsRequest {
  'importId'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListImportErrorsRequest__Output {
  'importId': (string);
  'pageSize': (number);
  'pageToken': (string);
}
