// Original file: /work/wt-people/protos/dunlin/communication/v1/template_service.proto

import type { Template as _dunlin_communication_v1_Template, Template__Output as _dunlin_communication_v1_Template__Output } from '../../../dunlin/communication/v1/Template.js';

export interface CreateTemplateVersionResponse {
  'template'?: (_dunlin_communication_v1_Template | null);
}

export interface CreateTemplateVersionResponse__Output {
  'template': (_dunlin_communication_v1_Template__Output | null);
}
