// Original file: /work/wt-people/protos/dunlin/invoice/v1/journal.proto

import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from '../../../dunlin/common/v1/Money.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';
import type { Long } from '@grpc/proto-loader';

export interface JournalLine {
  'entryId'?: (string);
  'lineNumber'?: (number | string | Long);
  'account'?: (string);
  'debit'?: (_dunlin_common_v1_Money | null);
  'credit'?: (_dunlin_common_v1_Money | null);
  'customerId'?: (string);
  'invoiceId'?: (string);
  'component'?: (string);
  'paymentId'?: (string);
  'context'?: (string);
  'source'?: (string);
  'reversesEntryId'?: (string);
  'postTime'?: (_google_protobuf_Timestamp | null);
  'valueDate'?: (_google_type_Date | null);
}

export interface JournalLine__Output {
  'entryId': (string);
  'lineNumber': (string);
  'account': (string);
  'debit': (_dunlin_common_v1_Money__Output | null);
  'credit': (_dunlin_common_v1_Money__Output | null);
  'customerId': (string);
  'invoiceId': (string);
  'component': (string);
  'paymentId': (string);
  'context': (string);
  'source': (string);
  'reversesEntryId': (string);
  'postTime': (_google_protobuf_Timestamp__Output | null);
  'valueDate': (_google_type_Date__Output | null);
}
