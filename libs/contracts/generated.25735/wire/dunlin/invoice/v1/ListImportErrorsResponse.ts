// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto

import type { RowError as _dunlin_invoice_v1_RowError, RowError__Output as _dunlin_invoice_v1_RowError__Output } from '../../../dunlin/invoice/v1/RowError.js';

export interface ListImportErrorsResponse {
  'errors'?: (_dunlin_invoice_v1_RowError)[];
  'nextPageToken'?: (string);
}

export interface ListImportErrorsResponse__Output {
  'errors': (_dunlin_invoice_v1_RowError__Output)[];
  'nextPageToken': (string);
}
