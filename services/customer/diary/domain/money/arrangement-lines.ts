import { amount, count, date, type DiaryLine, line, type LineCode, reason } from '#libs/diary';
import type { LinesOf } from '../diary-events.js';
import type { ArrangementData } from './money-data.js';

/** Lines about plans in instalments. */
export const arrangementLines = {
  'dunlin.payment.v1.ArrangementActivated': (plan) =>
    line('ARRANGEMENT_MADE', {
      amount: amount(plan.amount),
      instalmentCount: count(plan.instalmentCount),
      dueDate: date(plan.dueDate),
      invoiceCount: count(plan.invoiceCount),
    }),
  'dunlin.payment.v1.ArrangementChanged': (plan) => changeLine(plan),
  'dunlin.payment.v1.ArrangementEnded': (plan) => endLine(plan),
  'dunlin.payment.v1.ArrangementReopened': (plan) => line('ARRANGEMENT_REOPENED', { amount: amount(plan.amount) }),
} satisfies Partial<LinesOf<'dunlin.'>>;

/** Lines that all say the same of a plan. */
type PlanCode = Exclude<LineCode & `ARRANGEMENT_${string}`, 'ARRANGEMENT_MADE'>;

const changes = new Map<string, PlanCode>(
  Object.entries({
    NEXT_INSTALMENT_SKIPPED: 'ARRANGEMENT_SKIPPED',
    RECURRING_AMOUNT_OR_FREQUENCY_CHANGED: 'ARRANGEMENT_RESCHEDULED',
    PAYMENT_INSTRUMENT_CHANGED: 'ARRANGEMENT_METHOD_CHANGED',
    OUTSTANDING_AMOUNT_CHANGED: 'ARRANGEMENT_AMOUNT_CHANGED',
    PAUSED: 'ARRANGEMENT_PAUSED',
    RESUMED: 'ARRANGEMENT_RESUMED',
    IN_ARREARS: 'ARRANGEMENT_IN_ARREARS',
    CAUGHT_UP: 'ARRANGEMENT_CAUGHT_UP',
  }),
);

const ends = new Map<string, PlanCode>(
  Object.entries({
    COMPLETED: 'ARRANGEMENT_COMPLETED',
    BROKEN: 'ARRANGEMENT_BROKEN',
    SUPERSEDED: 'ARRANGEMENT_SUPERSEDED',
  }),
);

function changeLine(plan: ArrangementData): DiaryLine {
  return line(changes.get(plan.change) ?? 'ARRANGEMENT_CHANGED', partsOf(plan));
}

function endLine(plan: ArrangementData): DiaryLine {
  return line(ends.get(plan.state) ?? 'ARRANGEMENT_CANCELLED', partsOf(plan));
}

function partsOf(plan: ArrangementData) {
  const { paid, arrears } = plan;
  return {
    amount: amount(plan.amount),
    paid: paid && paid.minor > 0n ? amount(paid) : null,
    arrears: arrears && arrears.minor > 0n ? amount(arrears) : null,
    dueDate: date(plan.dueDate),
    why: reason(plan.reason),
  };
}
