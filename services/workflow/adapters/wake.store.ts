import { Injectable } from '@nestjs/common';
import { PlatformSettings, type Tx } from '#libs/platform';
import { WakeStore, type WaitMode, type Wake, type WakeCause } from '../use-cases/driving.ports.js';
import { WakeNudge } from './wake-nudge.js';

@Injectable()
export class PostgresWakeStore extends WakeStore {
  override readonly mode: WaitMode;

  constructor(
    settings: PlatformSettings,
    private readonly nudge: WakeNudge,
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
    tx.afterCommit(() => this.nudge.now());
  }

  override async addForEarlierPlans(tx: Tx, cases: readonly { caseId: string; cause: WakeCause }[]): Promise<void> {
    if (this.mode === 'clock') return;
    const woken = await tx.query(
      `WITH earlier AS (
         UPDATE cases c SET timer_at = next_act.fire_at, started = true
           FROM (SELECT case_id, min(fire_at) AS fire_at FROM due_acts
                  WHERE case_id = ANY($1::uuid[]) AND NOT stopped GROUP BY case_id) AS next_act
          WHERE c.case_id = next_act.case_id AND c.closed_at IS NULL
            AND (c.timer_at IS NULL OR next_act.fire_at < c.timer_at)
         RETURNING c.case_id
       )
       INSERT INTO wakes (workflow_id, workflow_type, input, correlation_id, traceparent, actor)
       SELECT 'collect-case/' || case_id, 'collectCase', jsonb_build_object('caseId', case_id, 'mode', 'timer'),
              correlation_id, traceparent, $4
         FROM earlier JOIN unnest($1::uuid[], $2::text[], $3::text[]) AS cause (case_id, correlation_id, traceparent)
              USING (case_id)
       RETURNING seq`,
      [
        cases.map(({ caseId }) => caseId),
        cases.map(({ cause }) => cause.correlationId),
        cases.map(({ cause }) => cause.traceparent),
        tx.actor,
      ],
    );
    if (woken.length > 0) tx.afterCommit(() => this.nudge.now());
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
