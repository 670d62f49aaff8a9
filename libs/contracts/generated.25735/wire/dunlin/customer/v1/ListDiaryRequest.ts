// Original file: /work/wt-people/protos/dunlin/customer/v1/diary_service.proto

import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';

export interface ListDiaryRequest {
  'customerId'?: (string);
  'fromDate'?: (_google_type_Date | null);
  'toDate'?: (_google_type_Date | null);
  'events'?: (string)[];
  'actors'?: (string)[];
  'invoiceId'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListDiaryRequest__Output {
  'customerId': (string);
  'fromDate': (_google_type_Date__Output | null);
  'toDate': (_google_type_Date__Output | null);
  'events': (string)[];
  'actors': (string)[];
  'invoiceId': (string);
  'pageSize': (number);
  'pageToken': (string);
}
