import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import {
  type FieldFaults,
  maxLengths,
  readLine,
  readOptionalId,
  readOptionalLine,
  readOptionalText,
} from '#libs/fields';
import type { Caller, Queryable } from '#libs/transactions';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements } from '../../domain/bulk-act.js';
import { CustomerOwner } from '../ports.js';
import { RemoteActHandler } from './act-handler.js';
import { KnownCustomers } from './known-customers.js';

const maxTags = 10;

@Injectable()
export class CreateTasks extends RemoteActHandler {
  override readonly act = 'CREATE_TASK';
  override readonly singly = { service: 'customer', rpc: 'CreateTask' };
  override readonly takes = ['queue', 'group', 'title', 'notes', 'dueMs', 'assigneeId', 'tags'] as const;

  constructor(
    private readonly known: KnownCustomers,
    private readonly owner: CustomerOwner,
  ) {
    super();
  }

  override read(given: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    const { queue, group, title, notes, assigneeId, tags } = given;
    faults.check((queue.trim() === '') !== (group.trim() === ''), fieldOf('queue'), 'and group: give one of them');
    faults.check(tags.length <= maxTags, fieldOf('tags'), faultOf('TOO_MANY', { max: maxTags }));
    return {
      queue: faults.take(fieldOf('queue'), readOptionalLine(queue, maxLengths.queue)) ?? '',
      group: faults.take(fieldOf('group'), readOptionalLine(group, maxLengths.queue)) ?? '',
      title: faults.take(fieldOf('title'), readLine(title, maxLengths.title)) ?? '',
      notes: faults.take(fieldOf('notes'), readOptionalText(notes, maxLengths.taskNotes)) ?? '',
      assigneeId: faults.take(fieldOf('assigneeId'), readOptionalId(assigneeId)) ?? '',
      tags: tags.map((tag) => faults.take(fieldOf('tags'), readLine(tag, maxLengths.tag)) ?? ''),
    };
  }

  override judge(queryable: Queryable, customerIds: readonly string[]): Promise<Judgements> {
    return this.known.judge(queryable, customerIds);
  }

  override async carryOut(caller: Caller, customerId: string, { dueMs, ...task }: ActParameters): Promise<null> {
    const { queue, group, title, notes, assigneeId, tags } = task;
    const dueAt = dueMs === null ? null : new Date(dueMs);
    await this.owner.createTask(caller, { customerId, queue, group, title, notes, dueAt, assigneeId, tags });
    return null;
  }
}
