import { Injectable } from '@nestjs/common';
import { boolean, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { expireStepId } from '../../sequences/domain/sequence.js';
import { idPrefix } from '../collect-case.contract.js';
import type { CaseStepDone } from '../domain/case-lead.js';
import type { DueAct } from '../domain/due-step.js';
import type { PlannedAct } from '../domain/plan.js';
import type { StepBehind } from '../domain/sequence-change.js';
import {
  ActStore,
  type CaseMove,
  type DelayedStep,
  type DueCasesPage,
  type DueCasesQuestion,
  type RunEnd,
  type StepKey,
  type StepRecord,
} from '../use-cases/ports.js';

/** The steps to come, without the case that each belongs to. */
export const dueActs = rowOf<DueAct>()('due_acts', ['subject_id', 'episode', 'step_id'], {
  subject_id: uuid('subjectId'),
  episode: integer('episode'),
  step_id: text('stepId'),
  step_index: integer('stepIndex'),
  kind: text('kind'),
  channel: text('channel'),
  fire_at: timestamp('fireAt'),
  stopped: boolean('stopped'),
});

const doneSteps = rowOf<StepRecord & { readonly caseId: string; readonly doneAt: Date }>()(
  'steps_done',
  ['case_id', 'subject_id', 'episode', 'step_id'],
  {
    case_id: uuid('caseId'),
    subject_id: uuid('subjectId'),
    episode: integer('episode'),
    step_id: text('stepId'),
    kind: text('kind'),
    outcome: text('outcome'),
    because: text('because'),
    due_at: timestamp('dueAt'),
    done_at: timestamp('doneAt'),
  },
);

@Injectable()
export class PostgresActStore extends ActStore {
  override async replacePlans(
    tx: Tx,
    plans: readonly { caseId: string; acts: readonly PlannedAct[] }[],
  ): Promise<void> {
    const rows = plans.flatMap(({ caseId, acts }) => acts.map((act) => ({ caseId, ...act })));
    await tx.query(
      `INSERT INTO due_acts (case_id, subject_id, episode, step_id, step_index, kind, channel, fire_at)
       SELECT planned.* FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::integer[], $6::text[],
           $7::text[], $8::timestamptz[])
           AS planned (case_id, subject_id, episode, step_id, step_index, kind, channel, fire_at)
        WHERE NOT EXISTS (SELECT FROM steps_done d WHERE (d.case_id, d.subject_id, d.episode, d.step_id)
            = (planned.case_id, planned.subject_id, planned.episode, planned.step_id))
       ON CONFLICT (case_id, subject_id, episode, step_id) DO UPDATE SET fire_at = excluded.fire_at
        WHERE due_acts.fire_at <> excluded.fire_at`,
      [
        rows.map((row) => row.caseId),
        rows.map((row) => row.subjectId),
        rows.map((row) => row.episode),
        rows.map((row) => row.stepId),
        rows.map((row) => row.stepIndex),
        rows.map((row) => row.kind),
        rows.map((row) => row.channel),
        rows.map((row) => row.fireAt),
      ],
    );
  }

  override async deleteSubjects(tx: Tx, subjects: readonly { subjectId: string; episode: number }[]): Promise<void> {
    await tx.query(
      `DELETE FROM due_acts d USING unnest($1::uuid[], $2::integer[]) AS gone (subject_id, episode)
        WHERE d.subject_id = gone.subject_id AND d.episode = gone.episode`,
      [subjects.map((row) => row.subjectId), subjects.map((row) => row.episode)],
    );
  }

  override async deleteCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM due_acts WHERE case_id = ANY($1::uuid[])', [caseIds]);
  }

  override async listDue(tx: Tx, caseId: string, now: Date, limit: number): Promise<DueAct[]> {
    const rows = await tx.query(
      `SELECT ${dueActs.select()} FROM due_acts WHERE case_id = $1 AND fire_at <= $2
        ORDER BY stopped, fire_at, step_index, subject_id LIMIT $3`,
      [caseId, now, limit],
    );
    return rows.map(dueActs.toDomain);
  }

  override async nextFireAt(tx: Tx, caseId: string, after: Date | null): Promise<Date | null> {
    const [row] = await tx.query<{ fire_at: Date | null }>(
      `SELECT min(fire_at) AS fire_at FROM due_acts
        WHERE case_id = $1 AND NOT stopped AND ($2::timestamptz IS NULL OR fire_at > $2)`,
      [caseId, after],
    );
    return row?.fire_at ?? null;
  }

  override async insertDone(tx: Tx, caseId: string, steps: readonly StepRecord[]): Promise<StepRecord[]> {
    if (steps.length === 0) return [];
    await tx.query(
      `DELETE FROM due_acts d USING unnest($2::uuid[], $3::integer[], $4::text[]) AS past (subject_id, episode, step_id)
        WHERE d.case_id = $1 AND (d.subject_id, d.episode, d.step_id) = (past.subject_id, past.episode, past.step_id)`,
      [caseId, ...stepKeys(steps)],
    );
    const inserted = await doneSteps.insertMany<{ subject_id: string; episode: number; step_id: string }>(
      tx,
      steps.map((step) => ({ doneAt: tx.now, ...step, caseId })),
      'ON CONFLICT DO NOTHING RETURNING subject_id, episode, step_id',
    );
    const keys = new Set(inserted.map((row) => `${row.subject_id}/${row.episode}/${row.step_id}`));
    const recorded = steps.filter((row) => keys.has(`${row.subjectId}/${row.episode}/${row.stepId}`));
    const contacts = recorded.filter(({ kind, outcome }) => kind === 'send' && outcome === 'SENT');
    if (contacts.length > 0) {
      const at = contacts.map(({ doneAt }) => doneAt ?? tx.now).reduce((one, other) => (one > other ? one : other));
      await tx.query(
        `UPDATE cases SET last_contact_at = $2 WHERE case_id = $1 AND coalesce(last_contact_at < $2, true)`,
        [caseId, at],
      );
    }
    return recorded;
  }

  override async listDoneOf(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly CaseStepDone[]>> {
    if (caseIds.length === 0) return new Map();
    const rows = await tx.query<CaseStepDone & { caseId: string }>(
      `SELECT case_id AS "caseId", episode, step_id AS "stepId", kind, due_at AS "dueAt", done_at AS "doneAt"
         FROM steps_done WHERE case_id = ANY($1::uuid[]) AND subject_id = case_id ORDER BY case_id, episode, done_at`,
      [caseIds],
    );
    return Map.groupBy(rows, ({ caseId }) => caseId);
  }

  override async listBehind(tx: Tx, caseIds: readonly string[]): Promise<StepBehind[]> {
    return tx.query<StepBehind>(
      `SELECT case_id AS "caseId", subject_id AS "subjectId", episode, step_id AS "stepId", kind, due_at AS "dueAt",
         done_at AS "doneAt" FROM steps_done WHERE case_id = ANY($1::uuid[])`,
      [caseIds],
    );
  }

  override async listPlanned(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly PlannedAct[]>> {
    const rows = await tx.query<{ case_id: string }>(
      `SELECT case_id, ${dueActs.select()} FROM due_acts WHERE case_id = ANY($1::uuid[]) ORDER BY fire_at, step_index`,
      [caseIds],
    );
    const planned = rows.map((row) => ({ caseId: row.case_id, act: dueActs.toDomain(row) }));
    const byCase = Map.groupBy(planned, ({ caseId }) => caseId);
    return new Map([...byCase].map(([caseId, acts]) => [caseId, acts.map(({ act }) => act)]));
  }

  override async renameEnds(tx: Tx, ends: readonly RunEnd[]): Promise<void> {
    if (ends.length === 0) return;
    await tx.query(
      `UPDATE steps_done d
          SET step_id = d.step_id || ' ' || 1 + (
            SELECT count(*) FROM steps_done e
             WHERE (e.case_id, e.subject_id, e.episode) = (d.case_id, d.subject_id, d.episode) AND e.step_id LIKE $4 || ' %')
         FROM unnest($1::uuid[], $2::uuid[], $3::integer[]) AS ended (case_id, subject_id, episode)
        WHERE (d.case_id, d.subject_id, d.episode, d.step_id) = (ended.case_id, ended.subject_id, ended.episode, $4)`,
      [
        ends.map(({ caseId }) => caseId),
        ends.map(({ subjectId }) => subjectId),
        ends.map(({ episode }) => episode),
        expireStepId,
      ],
    );
  }

  override async copyAllDone(tx: Tx, fromCaseId: string, toCaseId: string): Promise<void> {
    await copySteps(
      tx,
      'SELECT $2::uuid AS to_case_id, d.* FROM steps_done d WHERE case_id = $1 AND subject_id <> $1',
      [fromCaseId, toCaseId],
    );
  }

  override async copyDone(tx: Tx, moves: readonly CaseMove[]): Promise<void> {
    if (moves.length === 0) return;
    await copySteps(
      tx,
      `SELECT moved.to_case_id, d.*
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[]) AS moved (from_case_id, to_case_id, subject_id, episode)
         JOIN steps_done d ON (d.case_id, d.subject_id, d.episode) = (moved.from_case_id, moved.subject_id, moved.episode)`,
      [
        moves.map(({ fromCaseId }) => fromCaseId),
        moves.map(({ toCaseId }) => toCaseId),
        moves.map(({ invoiceId }) => invoiceId),
        moves.map(({ episode }) => episode),
      ],
    );
  }

  override async countBlocked(tx: Tx, caseId: string, steps: readonly StepKey[]): Promise<number[]> {
    const rows = await tx.query<{ blocked_count: number }>(
      `SELECT coalesce(d.blocked_count, 0) AS blocked_count
         FROM unnest($2::uuid[], $3::integer[], $4::text[]) WITH ORDINALITY AS asked (subject_id, episode, step_id, place)
         LEFT JOIN due_acts d ON d.case_id = $1
           AND (d.subject_id, d.episode, d.step_id) = (asked.subject_id, asked.episode, asked.step_id)
        ORDER BY asked.place`,
      [caseId, ...stepKeys(steps)],
    );
    return rows.map((row) => row.blocked_count);
  }

  override async delayMany(tx: Tx, caseId: string, steps: readonly DelayedStep[]): Promise<void> {
    await tx.query(
      `UPDATE due_acts d SET fire_at = delayed.fire_at, blocked_count = delayed.blocked_count
         FROM unnest($2::uuid[], $3::integer[], $4::text[], $5::timestamptz[], $6::integer[])
           AS delayed (subject_id, episode, step_id, fire_at, blocked_count)
        WHERE d.case_id = $1
          AND (d.subject_id, d.episode, d.step_id) = (delayed.subject_id, delayed.episode, delayed.step_id)`,
      [caseId, ...stepKeys(steps), steps.map(({ fireAt }) => fireAt), steps.map(({ blockedCount }) => blockedCount)],
    );
  }

  override async pullForward(tx: Tx, caseIds: readonly string[]): Promise<void> {
    if (caseIds.length === 0) return;
    await tx.query(
      `UPDATE due_acts SET fire_at = least(fire_at, $2), blocked_count = 0
        WHERE case_id = ANY($1::uuid[]) AND blocked_count > 0`,
      [caseIds, tx.now],
    );
  }

  override async listDueCases(
    tx: Tx,
    { dueBy, gatheredSince, after }: DueCasesQuestion,
    limit: number,
  ): Promise<DueCasesPage> {
    const parameters: unknown[] = [dueBy, limit, idPrefix, gatheredSince];
    const beyond = after ? 'AND (fire_at, case_id) > ($5::timestamptz, $6::uuid)' : '';
    if (after) parameters.push(after.fireAt, after.caseId);
    const rows = await tx.query<{ case_id: string; fire_at: Date; wanted: boolean }>(
      `WITH due AS MATERIALIZED (
         SELECT case_id, fire_at FROM due_acts
          WHERE NOT stopped AND fire_at <= $1 ${beyond}
          ORDER BY fire_at, case_id LIMIT $2)
       SELECT d.case_id, d.fire_at,
         w.found IS NULL AND ($4::timestamptz IS NULL OR c.gathered_at IS NULL OR c.gathered_at < greatest(d.fire_at, $4)) AS wanted
         FROM due d JOIN cases c USING (case_id)
         -- By the index each: of all wakes there may be far more.
         LEFT JOIN LATERAL (SELECT true AS found FROM wakes WHERE workflow_id = $3 || d.case_id LIMIT 1) AS w ON true
        ORDER BY d.fire_at, d.case_id`,
      parameters,
    );
    const end = rows.length === limit ? rows.at(-1)! : null;
    return {
      caseIds: [...new Set(rows.filter(({ wanted }) => wanted).map((row) => row.case_id))],
      last: end && { fireAt: end.fire_at, caseId: end.case_id },
    };
  }
}

/**
 * Copies steps to the cases in which their invoices go on, which learn of the contacts among them.
 * @param chosen selects steps with the case that each is copied to as `to_case_id`
 */
async function copySteps(tx: Tx, chosen: string, parameters: unknown[]): Promise<void> {
  await tx.query(
    `WITH copied AS (
       INSERT INTO steps_done (case_id, subject_id, episode, step_id, kind, outcome, because, due_at, done_at)
       SELECT to_case_id, subject_id, episode, step_id, kind, outcome, because, due_at, done_at FROM (${chosen}) AS chosen
       ON CONFLICT DO NOTHING RETURNING case_id, kind, outcome, done_at)
     UPDATE cases SET last_contact_at = sent.at
       FROM (SELECT case_id, max(done_at) AS at FROM copied
              WHERE kind = 'send' AND outcome = 'SENT' GROUP BY case_id) AS sent
      WHERE cases.case_id = sent.case_id AND coalesce(cases.last_contact_at < sent.at, true)`,
    parameters,
  );
}

/** The keys of steps as three arrays for `unnest`. */
function stepKeys(steps: readonly StepKey[]): [string[], number[], string[]] {
  return [
    steps.map(({ subjectId }) => subjectId),
    steps.map(({ episode }) => episode),
    steps.map(({ stepId }) => stepId),
  ];
}
