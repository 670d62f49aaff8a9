// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto


export interface UploadImportPartRequest {
  'requestId'?: (string);
  'importId'?: (string);
  'partNumber'?: (number);
  'content'?: (Buffer | Uint8Array | string);
}

export interface UploadImportPartRequest__Output {
  'requestId': (string);
  'importId': (string);
  'partNumber': (number);
  'content': (Buffer);
}
