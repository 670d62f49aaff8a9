// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

import type { Flag as _dunlin_customer_v1_Flag, Flag__Output as _dunlin_customer_v1_Flag__Output } from '../../../dunlin/customer/v1/Flag.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from '../../../google/type/Date.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface RaisedFlag {
  'flag'?: (_dunlin_customer_v1_Flag);
  'sinceDate'?: (_google_type_Date | null);
  'untilDate'?: (_google_type_Date | null);
  'evidence'?: (string);
  'reason'?: (string);
  'actor'?: (string);
  'raiseTime'?: (_google_protobuf_Timestamp | null);
  'inForce'?: (boolean);
}

export interface RaisedFlag__Output {
  'flag': (_dunlin_customer_v1_Flag__Output);
  'sinceDate': (_google_type_Date__Output | null);
  'untilDate': (_google_type_Date__Output | null);
  'evidence': (string);
  'reason': (string);
  'actor': (string);
  'raiseTime': (_google_protobuf_Timestamp__Output | null);
  'inForce': (boolean);
}
