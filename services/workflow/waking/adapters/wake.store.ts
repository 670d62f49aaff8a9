import { Injectable } from '@nestjs/common';
import { json, PlatformSettings, rowOf, text } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import { type Wake, WakeStore } from '../use-cases/ports.js';
import type { WaitMode, WorkflowStart } from '../waking.contract.js';
import { WakeSignal } from './wake-signal.js';

interface WakeRow extends WorkflowStart {
  readonly correlationId: string;
  readonly traceparent: string;
  readonly actor: string;
}

const wakeRows = rowOf<WakeRow>()('wakes', ['workflow_id'], {
  workflow_id: text('workflowId'),
  workflow_type: text('workflowType'),
  input: json('input'),
  correlation_id: text('correlationId'),
  traceparent: text('traceparent'),
  actor: text('actor'),
});

@Injectable()
export class PostgresWakeStore extends WakeStore {
  override readonly mode: WaitMode;

  constructor(
    settings: PlatformSettings,
    private readonly signal: WakeSignal,
  ) {
    super();
    this.mode = settings.clockMode === 'test' ? 'clock' : 'timer';
  }

  override async insertMany(tx: Tx, wakes: readonly Wake[]): Promise<void> {
    if (wakes.length === 0) return;
    const rows = wakes.map(({ cause = tx, workflowId, workflowType, input }): WakeRow => {
      const { correlationId, traceparent } = cause;
      return { workflowId, workflowType, input, correlationId, traceparent, actor: tx.actor };
    });
    await wakeRows.insertMany(tx, rows);
    tx.afterCommit(() => this.signal.raise());
  }

  override async newest(tx: Tx, workflowId: string): Promise<string> {
    const [row] = await tx.query<{ seq: bigint | null }>('SELECT max(seq) AS seq FROM wakes WHERE workflow_id = $1', [
      workflowId,
    ]);
    return (row?.seq ?? 0n).toString();
  }

  override async count(queryable: Queryable, max: number): Promise<number> {
    const sql = 'SELECT count(*)::integer AS count FROM (SELECT FROM wakes LIMIT $1) AS counted';
    const [row] = await queryable.query<{ count: number }>(sql, [max]);
    return row!.count;
  }

  override async settle(tx: Tx, workflowId: string, seq: string): Promise<void> {
    await tx.query('DELETE FROM wakes WHERE workflow_id = $1 AND seq <= $2', [workflowId, seq]);
  }
}
