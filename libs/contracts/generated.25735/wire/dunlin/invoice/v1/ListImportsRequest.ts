// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto

import type { _dunlin_invoice_v1_Import_State, _dunlin_invoice_v1_Import_State__Output } from '../../../dunlin/invoice/v1/Import.js';

export interface ListImportsRequest {
  'state'?: (_dunlin_invoice_v1_Import_State);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListImportsRequest__Output {
  'state': (_dunlin_invoice_v1_Import_State__Output);
  'pageSize': (number);
  'pageToken': (string);
}
