// Original file: /work/wt-people/protos/dunlin/dca_handoff/v1/agency_file_service.proto

import type { Long } from '@grpc/proto-loader';

export interface ReadAgencyFilesResponse {
  'fileCount'?: (number | string | Long);
  'lineCount'?: (number | string | Long);
  'errorCount'?: (number | string | Long);
  'unreadCount'?: (number | string | Long);
}

export interface ReadAgencyFilesResponse__Output {
  'fileCount': (string);
  'lineCount': (string);
  'errorCount': (string);
  'unreadCount': (string);
}
