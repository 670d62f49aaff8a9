/* eslint-disable no-restricted-syntax -- wakes are sent and repeated in real time; nothing here is business time */
import { Injectable } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import { Background, inSpan, inWork, Metrics, type SpanStart, TemporalConnection, workOf } from '#libs/platform';
import { Database } from '#libs/transactions';
import { wakeSignal, workflowQueue } from '../waking.contract.js';
import { WakeSignal } from './wake-signal.js';

const batchSize = 200;
/** More requests at once slow Temporal down instead of using it better. */
const maxInFlight = 20;
const lookEveryMs = 500;

interface Row {
  seq: bigint;
  workflow_id: string;
  workflow_type: string;
  input: object;
  correlation_id: string;
  traceparent: string;
  actor: string;
}

/**
 * Carries committed wakes to Temporal by signal-with-start. A wake that nobody acknowledged is sent again after 10 s, one
 * that was acknowledged and not settled at growing intervals: a signal too many changes nothing, one too few would stop
 * a case. Replicas share the work by the rows they lock.
 */
@Injectable()
export class WakeRelay {
  private readonly sent: ReturnType<Metrics['counter']>;

  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalConnection,
    signal: WakeSignal,
    background: Background,
    metrics: Metrics,
  ) {
    this.sent = metrics.counter('dunlin_wakes_sent_total', 'Wakes signalled to Temporal, repeats included.');
    const run = async () => (await this.sendBatch()) === batchSize;
    const loop = background.start({ name: 'wake relay', roles: ['relay', 'worker'], everyMs: lookEveryMs, run });
    signal.onRaised(() => loop.nudge());
  }

  private async sendBatch(): Promise<number> {
    const rows = await this.lease();
    const byWorkflow = Map.groupBy(rows, (row) => row.workflow_id);
    const waiting = [...byWorkflow.values()];
    const workers = Array.from({ length: Math.min(maxInFlight, waiting.length) }, async () => {
      for (let wakes = waiting.shift(); wakes; wakes = waiting.shift()) await this.send(wakes);
    });
    const outcomes = await Promise.allSettled(workers);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) {
      await this.giveBack(rows);
      throw failed.reason;
    }
    this.sent.inc(byWorkflow.size);
    return rows.length;
  }

  /** Leases wakes by moving the instant at which they are sent again. */
  private lease(): Promise<Row[]> {
    return this.database.query<Row>(
      `UPDATE wakes SET attempts = attempts + 1,
         send_after = clock_timestamp() + least(interval '10 seconds' * power(2, least(attempts, 6)), interval '10 minutes')
        WHERE seq IN (SELECT seq FROM wakes WHERE send_after <= clock_timestamp()
                       ORDER BY send_after, seq LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING seq, workflow_id, workflow_type, input, correlation_id, traceparent, actor`,
      [batchSize],
    );
  }

  private async giveBack(rows: readonly Row[]): Promise<void> {
    await this.database.query(
      `UPDATE wakes SET send_after = clock_timestamp(), attempts = greatest(attempts - 1, 0)
        WHERE seq = ANY($1::bigint[]) AND NOT acknowledged`,
      [rows.map(({ seq }) => seq)],
    );
  }

  /** One signal for all wakes of a workflow; its trace continues the last and links to the others. */
  private send(wakes: readonly Row[]): Promise<unknown> {
    const { workflow_id: workflowId, workflow_type: type, input, ...row } = wakes.at(-1)!;
    const work = { ...workOf({ correlationId: row.correlation_id, traceparent: row.traceparent }), actor: row.actor };
    const span: SpanStart = {
      name: `signal ${type}`,
      kind: 'producer',
      links: wakes.slice(0, -1).map(({ traceparent }) => traceparent),
      attributes: { 'temporal.workflow.type': type, 'temporal.workflow.id': workflowId },
    };
    const signal = (client: Client): Promise<unknown> =>
      client.workflow.signalWithStart(type, {
        workflowId,
        taskQueue: workflowQueue,
        args: [input],
        signal: wakeSignal,
        signalArgs: [],
      });
    return inWork(work, () => inSpan(span, () => this.temporal.attempt(signal)));
  }
}
