/* eslint-disable no-restricted-syntax -- wakes are sent and repeated in real time; nothing here is business time */
import { Injectable } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import { DomainError } from '#libs/errors';
import {
  Background,
  inSpan,
  inWork,
  Logger,
  Metrics,
  type SpanStart,
  TemporalConnection,
  workOf,
} from '#libs/platform';
import { Database } from '#libs/transactions';
import { wakeSignal, workflowQueue } from '../waking.contract.js';
import { WakeSignal } from './wake-signal.js';

const batchSize = 200;
/** More requests at once slow Temporal down instead of using it better. */
const maxInFlight = 20;
const lookEveryMs = 500;
/** So many refusals in a row and a wake is tried once an hour. */
const maxRefusals = 10;
/** After so many looks, which take an hour, a running workflow is signalled again: Temporal may have been restored. */
const maxLooks = 8;

interface Row {
  seq: bigint;
  workflow_id: string;
  workflow_type: string;
  input: object;
  correlation_id: string;
  traceparent: string;
  actor: string;
  sent: boolean;
}

/** All wakes of one workflow. */
type Wakes = readonly Row[];

/**
 * Carries committed wakes to Temporal by signal-with-start. What Temporal took is in the history of the workflow, so it
 * is sent again only where that workflow does not run any more: repeats against a backlog would make it longer. What
 * Temporal refuses for one workflow waits longer each time and keeps no other wake from being sent. Replicas share the
 * work by the rows they lock.
 */
@Injectable()
export class WakeRelay {
  private readonly sent: ReturnType<Metrics['counter']>;

  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalConnection,
    signal: WakeSignal,
    background: Background,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.sent = metrics.counter('dunlin_wakes_sent_total', 'Wakes signalled to Temporal, repeats included.');
    const run = async () => (await this.sendBatch()) === batchSize;
    const loop = background.start({ name: 'wake relay', roles: ['relay', 'worker'], everyMs: lookEveryMs, run });
    signal.onRaised(() => loop.nudge());
  }

  private async sendBatch(): Promise<number> {
    const rows = await leaseWakes(this.database, batchSize);
    const running = await this.stillRunning(rows.filter(({ sent }) => sent));
    const byWorkflow = Map.groupBy(rows, (row) => row.workflow_id);
    const isHeld = (wakes: Wakes) => wakes.every(({ sent, workflow_id: id }) => sent && running.has(id));
    const held = [...byWorkflow.values()].filter(isHeld);
    const waiting = [...byWorkflow.values()].filter((wakes) => !isHeld(wakes));
    const [taken, refused, unsent]: [Wakes[], Wakes[], Wakes[]] = [[], [], []];
    let away: unknown;
    const send = async (wakes: Wakes): Promise<void> => {
      if (away) return void unsent.push(wakes);
      try {
        await this.send(wakes);
        taken.push(wakes);
      } catch (error) {
        if (error instanceof DomainError && error.kind === 'unavailable') {
          away = error;
          unsent.push(wakes);
        } else {
          refused.push(wakes);
          this.logger.triedAgain(`Temporal refuses a wake of ${wakes[0]!.workflow_type}.`, error);
        }
      }
    };
    const workers = Array.from({ length: Math.min(maxInFlight, waiting.length) }, async () => {
      for (let wakes = waiting.shift(); wakes; wakes = waiting.shift()) await send(wakes);
    });
    await Promise.all(workers);
    await this.settleBatch({ held, taken, refused, unsent });
    this.sent.inc(taken.length);
    if (away) throw away;
    return rows.length;
  }

  /** Which workflows run, of those that have their wakes already. What is not listed yet is signalled once more. */
  private async stillRunning(rows: Wakes): Promise<ReadonlySet<string>> {
    const ids = [...new Set(rows.map((row) => row.workflow_id))];
    if (ids.length === 0) return new Set();
    const query = `ExecutionStatus = 'Running' AND WorkflowId IN (${ids.map((id) => `'${id}'`).join()})`;
    const ask = async (client: Client): Promise<ReadonlySet<string>> => {
      const found = new Set<string>();
      for await (const { workflowId } of client.workflow.list({ query, pageSize: batchSize })) found.add(workflowId);
      return found;
    };
    try {
      return await this.temporal.attempt(ask);
    } catch (error) {
      // No answer is no reason to signal anybody again, nor to keep others waiting for their first signal.
      this.logger.triedAgain('Temporal does not say which workflows run; it is asked again.', error);
      return new Set(ids);
    }
  }

  /** What became of the wakes of a batch; those that their workflow has settled meanwhile are gone. */
  private async settleBatch(batch: {
    held: Wakes[];
    taken: Wakes[];
    refused: Wakes[];
    unsent: Wakes[];
  }): Promise<void> {
    const ends = (wakes: Wakes[], end: string) => wakes.flat().map(({ seq }) => ({ seq, end }));
    const all = Object.entries(batch).flatMap(([end, wakes]) => ends(wakes, end));
    await this.database.query(
      `UPDATE wakes w SET sent = CASE ended.how WHEN 'taken' THEN true WHEN 'refused' THEN false
           WHEN 'held' THEN w.attempts + 1 < $4 ELSE w.sent END,
         attempts = CASE ended.how WHEN 'taken' THEN 0 WHEN 'unsent' THEN w.attempts
           WHEN 'held' THEN (w.attempts + 1) % $4 ELSE w.attempts + 1 END,
         send_after = clock_timestamp() + CASE ended.how
           WHEN 'unsent' THEN interval '0'
           WHEN 'taken' THEN interval '1 minute'
           WHEN 'held' THEN least(interval '1 minute' * power(2, least(w.attempts + 1, 6)), interval '10 minutes')
           ELSE CASE WHEN w.attempts + 1 >= $3 THEN interval '1 hour'
             ELSE least(interval '1 second' * power(2, least(w.attempts, 10)), interval '10 minutes') END END
        FROM unnest($1::bigint[], $2::text[]) AS ended (seq, how) WHERE w.seq = ended.seq`,
      [all.map(({ seq }) => seq), all.map(({ end }) => end), maxRefusals, maxLooks],
    );
  }

  /** One signal for all wakes of a workflow; its trace continues the last and links to the others. */
  private send(wakes: Wakes): Promise<unknown> {
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

/** Leases wakes by moving the instant at which they are sent again; a process that dies with them leaves it so. */
export function leaseWakes(database: Database, limit: number): Promise<Row[]> {
  return database.query<Row>(
    `UPDATE wakes SET send_after = clock_timestamp() + interval '10 seconds'
      WHERE seq IN (SELECT seq FROM wakes WHERE send_after <= clock_timestamp()
                     ORDER BY send_after, seq LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING seq, workflow_id, workflow_type, input, correlation_id, traceparent, actor, sent`,
    [limit],
  );
}
