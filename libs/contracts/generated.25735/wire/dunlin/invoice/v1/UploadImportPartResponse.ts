// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface UploadImportPartResponse {
  'partCount'?: (number);
}

export interface UploadImportPartResponse__Output {
  'partCount': (number);
}
