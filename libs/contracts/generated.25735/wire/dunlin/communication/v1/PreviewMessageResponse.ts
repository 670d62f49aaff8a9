// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto


export interface PreviewMessageResponse {
  'subject'?: (string);
  'html'?: (string);
  'text'?: (string);
  'locale'?: (string);
}

export interface PreviewMessageResponse__Output {
  'subject': (string);
  'html': (string);
  'text': (string);
  'locale': (string);
}
