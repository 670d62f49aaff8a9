// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto


export interface ListTemplatesRequest {
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListTemplatesRequest__Output {
  'pageSize': (number);
  'pageToken': (string);
}
