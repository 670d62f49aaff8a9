// Original file: /work/wt-people/protos/dunlin/customer/v1/work_service.proto

import type { Task as _dunlin_customer_v1_Task, Task__Output as _dunlin_customer_v1_Task__Output } from '../../../dunlin/customer/v1/Task.js';

export interface CreateTaskResponse {
  'task'?: (_dunlin_customer_v1_Task | null);
}

export interface CreateTaskResponse__Output {
  'task': (_dunlin_customer_v1_Task__Output | null);
}
