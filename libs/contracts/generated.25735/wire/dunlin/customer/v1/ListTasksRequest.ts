// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto

import type { _dunlin_customer_v1_Task_State, _dunlin_customer_v1_Task_State__Output } from '../../../dunlin/customer/v1/Task.js';

export interface ListTasksRequest {
  'queue'?: (string);
  'customerId'?: (string);
  'state'?: (_dunlin_customer_v1_Task_State);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListTasksRequest__Output {
  'queue': (string);
  'customerId': (string);
  'state': (_dunlin_customer_v1_Task_State__Output);
  'pageSize': (number);
  'pageToken': (string);
}
