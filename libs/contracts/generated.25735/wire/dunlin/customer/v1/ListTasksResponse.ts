// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto

import type { Task as _dunlin_customer_v1_Task, Task__Output as _dunlin_customer_v1_Task__Output } from '../../../dunlin/customer/v1/Task.js';

export interface ListTasksResponse {
  'tasks'?: (_dunlin_customer_v1_Task)[];
  'nextPageToken'?: (string);
}

export interface ListTasksResponse__Output {
  'tasks': (_dunlin_customer_v1_Task__Output)[];
  'nextPageToken': (string);
}
