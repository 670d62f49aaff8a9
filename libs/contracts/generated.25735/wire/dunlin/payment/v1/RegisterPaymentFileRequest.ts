// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Long } from '@grpc/proto-loader';

export interface RegisterPaymentFileRequest {
  'requestId'?: (string);
  'fileName'?: (string);
  'sizeBytes'?: (number | string | Long);
  'sha256'?: (string);
  'mapping'?: (string);
  'arrivalTime'?: (_google_protobuf_Timestamp | null);
}

export interface RegisterPaymentFileRequest__Output {
  'requestId': (string);
  'fileName': (string);
  'sizeBytes': (string);
  'sha256': (string);
  'mapping': (string);
  'arrivalTime': (_google_protobuf_Timestamp__Output | null);
}
