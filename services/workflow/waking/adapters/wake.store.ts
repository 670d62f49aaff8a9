import { Injectable } from '@nestjs/common';
import { PlatformSettings, type Tx } from '#libs/platform';
import { type Wake, WakeStore } from '../use-cases/ports.js';
import type { WaitMode } from '../waking.contract.js';
import { WakeSignal } from './wake-signal.js';

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

  override async add(tx: Tx, wakes: readonly Wake[]): Promise<void> {
    if (wakes.length === 0) return;
    await tx.query(
      `INSERT INTO wakes (workflow_id, workflow_type, input, correlation_id, traceparent, actor)
       SELECT added.*, $6 FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::text[], $5::text[]) AS added`,
      [
        wakes.map((wake) => wake.workflowId),
        wakes.map((wake) => wake.workflowType),
        wakes.map((wake) => JSON.stringify(wake.input)),
        wakes.map(({ cause = tx }) => cause.correlationId),
        wakes.map(({ cause = tx }) => cause.traceparent),
        tx.actor,
      ],
    );
    tx.afterCommit(() => this.signal.raise());
  }

  override async take(tx: Tx, workflowId: string): Promise<string> {
    const rows = await tx.query<{ seq: bigint }>('UPDATE wakes SET taken = true WHERE workflow_id = $1 RETURNING seq', [
      workflowId,
    ]);
    return rows.reduce((highest, { seq }) => (seq > highest ? seq : highest), 0n).toString();
  }

  override async settle(tx: Tx, workflowId: string, seq: string): Promise<void> {
    await tx.query('DELETE FROM wakes WHERE workflow_id = $1 AND seq <= $2', [workflowId, seq]);
  }
}
