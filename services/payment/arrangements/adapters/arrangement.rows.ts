import { bigint, boolean, date, integer, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import type { ArrangedPart, ArrangementPlan, PlanInstalment } from '../domain/arrangement.js';

/** A plan without what has rows of its own. */
export type PlanRow = Omit<ArrangementPlan, 'parts' | 'instalments'>;

export interface PartRow extends ArrangedPart {
  readonly arrangementId: string;
  /** Place in the plan, from 0. */
  readonly position: number;
  /** Whether the plan goes on or is paused. */
  readonly live: boolean;
}

export interface InstalmentRow extends PlanInstalment {
  readonly arrangementId: string;
}

export const planRows = rowOf<PlanRow>()('arrangements', ['arrangement_id'], {
  arrangement_id: uuid('arrangementId'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  state: text('state'),
  total_minor: bigint('totalMinor'),
  paid_minor: bigint('paidMinor'),
  arrears_minor: bigint('arrearsMinor'),
  frequency: text('frequency'),
  method_id: uuid('methodId'),
  zone: text('zone'),
  grace_days: integer('graceDays'),
  max_missed: integer('maxMissed'),
  max_days_in_arrears: integer('maxDaysInArrears'),
  hash: text('hash'),
  consent: text('consent'),
  prior_payment_ids: uuids('priorPaymentIds'),
  paused_on: date('pausedOn'),
  paused_until: date('pausedUntil'),
  next_due_on: date('nextDueDate'),
  next_act_at: timestamp('nextActAt'),
  made_by: text('madeBy'),
  made_at: timestamp('madeAt'),
  ended_at: timestamp('endedAt'),
  end_reason: text('endReason'),
  superseded_by: uuid('supersededBy'),
  version: bigint('version'),
});

export const changingOfPlans = [
  'state',
  'paid_minor',
  'arrears_minor',
  'method_id',
  'paused_on',
  'paused_until',
  'next_due_on',
  'next_act_at',
  'ended_at',
  'end_reason',
  'superseded_by',
  'version',
] as const;

export const partRows = rowOf<PartRow>()('arrangement_invoices', ['arrangement_id', 'invoice_id'], {
  arrangement_id: uuid('arrangementId'),
  invoice_id: uuid('invoiceId'),
  position: integer('position'),
  live: boolean('live'),
  minor: bigint('minor'),
  paid_minor: bigint('paidMinor'),
  released_minor: bigint('releasedMinor'),
  standing: text('standing'),
  invoice_version: bigint('invoiceVersion'),
});

export const changingOfParts = ['live', 'paid_minor', 'released_minor', 'standing', 'invoice_version'] as const;

export const instalmentRows = rowOf<InstalmentRow>()('arrangement_instalments', ['arrangement_id', 'number'], {
  arrangement_id: uuid('arrangementId'),
  number: integer('number'),
  state: text('state'),
  due_on: date('dueDate'),
  last_on: date('lastDay'),
  anchor_day: integer('anchorDay'),
  amount_minor: bigint('amountMinor'),
  released_minor: bigint('releasedMinor'),
  paid_minor: bigint('paidMinor'),
  late_since: date('lateSince'),
  epoch: integer('epoch'),
  asked: boolean('asked'),
  attempt_id: uuid('attemptId'),
});

export const changingOfInstalments = [
  'state',
  'due_on',
  'last_on',
  'anchor_day',
  'released_minor',
  'paid_minor',
  'late_since',
  'epoch',
  'asked',
  'attempt_id',
] as const;
