// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto

import type { Import as _dunlin_invoice_v1_Import, Import__Output as _dunlin_invoice_v1_Import__Output } from '../../../dunlin/invoice/v1/Import.js';

export interface ResumeImportResponse {
  'import'?: (_dunlin_invoice_v1_Import | null);
}

export interface ResumeImportResponse__Output {
  'import': (_dunlin_invoice_v1_Import__Output | null);
}
