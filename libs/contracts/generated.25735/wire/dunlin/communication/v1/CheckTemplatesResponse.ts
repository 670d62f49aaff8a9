// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto


export interface CheckTemplatesResponse {
  'unknownNames'?: (string)[];
}

export interface CheckTemplatesResponse__Output {
  'unknownNames': (string)[];
}
