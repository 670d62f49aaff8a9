// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto

import type { Note as _dunlin_customer_v1_Note, Note__Output as _dunlin_customer_v1_Note__Output } from '../../../dunlin/customer/v1/Note.js';

export interface AddNoteResponse {
  'note'?: (_dunlin_customer_v1_Note | null);
}

export interface AddNoteResponse__Output {
  'note': (_dunlin_customer_v1_Note__Output | null);
}
