// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface TakeNextImportChunkRequest {
  'requestId'?: (string);
  'importId'?: (string);
}

export interface TakeNextImportChunkRequest__Output {
  'requestId': (string);
  'importId': (string);
}
