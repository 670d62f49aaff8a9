// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto

import type { Template as _dunlin_communication_v1_Template, Template__Output as _dunlin_communication_v1_Template__Output } from '../../../dunlin/communication/v1/Template.js';

export interface ListTemplatesResponse {
  'templates'?: (_dunlin_communication_v1_Template)[];
  'nextPageToken'?: (string);
}

export interface ListTemplatesResponse__Output {
  'templates': (_dunlin_communication_v1_Template__Output)[];
  'nextPageToken': (string);
}
