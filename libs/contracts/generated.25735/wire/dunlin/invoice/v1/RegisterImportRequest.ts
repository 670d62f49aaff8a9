// Original file: /work/wt-people/protos/dunlin/invoice/v1/import_service.proto

import type { _dunlin_invoice_v1_Import_Mode, _dunlin_invoice_v1_Import_Mode__Output } from '../../../dunlin/invoice/v1/Import.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

export interface RegisterImportRequest {
  'requestId'?: (string);
  'fileName'?: (string);
  'sizeBytes'?: (number | string | Long);
  'sha256'?: (string);
  'mapping'?: (string);
  'mode'?: (_dunlin_invoice_v1_Import_Mode);
  'dryRun'?: (boolean);
  'confirmClose'?: (boolean);
  'arrivalTime'?: (_google_protobuf_Timestamp | null);
}

export interface RegisterImportRequest__Output {
  'requestId': (string);
  'fileName': (string);
  'sizeBytes': (string);
  'sha256': (string);
  'mapping': (string);
  'mode': (_dunlin_invoice_v1_Import_Mode__Output);
  'dryRun': (boolean);
  'confirmClose': (boolean);
  'arrivalTime': (_google_protobuf_Timestamp__Output | null);
}
