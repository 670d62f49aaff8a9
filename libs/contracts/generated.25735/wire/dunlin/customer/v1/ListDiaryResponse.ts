// Original file: /work/wt-people/protos/dunlin/customer/v1/diary_service.proto

import type { DiaryEntry as _dunlin_customer_v1_DiaryEntry, DiaryEntry__Output as _dunlin_customer_v1_DiaryEntry__Output } from '../../../dunlin/customer/v1/DiaryEntry.js';

export interface ListDiaryResponse {
  'entries'?: (_dunlin_customer_v1_DiaryEntry)[];
  'nextPageToken'?: (string);
}

export interface ListDiaryResponse__Output {
  'entries': (_dunlin_customer_v1_DiaryEntry__Output)[];
  'nextPageToken': (string);
}
