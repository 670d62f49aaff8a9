import {
  enumName,
  fromWireDate,
  fromWireMoney,
  type paymentV1,
  toTimestamp,
  toTimestampOrNull,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults, readChoice, readId, readIds, readOptionalId, readWholeNumber } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import type { ArrangementPlan, ArrangementState, PlanInstalment } from '../domain/arrangement.js';
import { maxCount, type PlanDraft, type PlanTerms } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { frequencies, type Frequency, hashOf, scheduleOf, type SchedulePlan } from '../domain/schedule.js';
import type { ArrangementFilter } from '../use-cases/ports.js';

const maxInvoices = 100;
const maxSuperseded = 20;

/** @throws ARRANGEMENT_INVALID, DATE_INVALID, CURRENCY_UNKNOWN */
export function fromWirePlan(request: paymentV1.SimulateArrangementRequest): SchedulePlan {
  const faults = new FieldFaults();
  const total = fromWireMoney(request.total);
  const firstDate = fromWireDate(request.firstDate, 'first_date');
  const count = faults.take('count', readWholeNumber(request.count, 1, maxCount));
  const frequency = readFrequency(faults, request.frequency);
  faults.check(firstDate, 'first_date', faultOf('MISSING'));
  faults.check(total && total.minor > 0n, 'total', faultOf('NOT_POSITIVE'));
  const isEnough = !total || total.minor <= 0n || count === undefined || total.minor >= BigInt(count);
  faults.check(isEnough, 'count', 'leaves an instalment of nothing');
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
  return { total: total!, count: count!, frequency: frequency!, firstDate: firstDate! };
}

export function toWireSchedule(plan: SchedulePlan): paymentV1.SimulateArrangementResponseInit {
  const instalments = scheduleOf(plan);
  return {
    hash: hashOf(instalments),
    instalments: instalments.map(({ dueDate, amount }) => ({
      dueDate: toWireDate(dueDate),
      amount: toWireMoney(amount),
    })),
  };
}

/** @throws ARRANGEMENT_INVALID, DATE_INVALID, CURRENCY_UNKNOWN */
export function fromWireTerms(given: paymentV1.ArrangementTerms | null | undefined): PlanTerms {
  const faults = new FieldFaults();
  faults.check(given, 'terms', faultOf('MISSING'));
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
  const terms = given!;
  const customerId = faults.take('customer_id', readId(terms.customerId));
  const invoiceIds = faults.take('invoice_ids', readIds(terms.invoiceIds, maxInvoices));
  faults.check(invoiceIds === undefined || invoiceIds.length > 0, 'invoice_ids', faultOf('EMPTY'));
  const amount = fromWireMoney(terms.amount);
  faults.check(!amount || amount.minor > 0n, 'amount', faultOf('NOT_POSITIVE'));
  faults.check(!amount || terms.count === 0, 'count', 'is given beside amount: one of them says the other');
  const count = amount ? null : faults.take('count', readWholeNumber(terms.count, 1, maxCount));
  const frequency = readFrequency(faults, terms.frequency);
  const firstDate = fromWireDate(terms.firstDate, 'first_date');
  faults.check(firstDate, 'first_date', faultOf('MISSING'));
  const methodId = faults.take('method_id', readOptionalId(terms.methodId)) ?? null;
  const supersedeIds = faults.take('supersede_ids', readIds(terms.supersedeIds, maxSuperseded));
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
  return {
    ...{ customerId: customerId!, invoiceIds: invoiceIds!, count: count!, amount, frequency: frequency! },
    ...{ firstDate: firstDate!, methodId, supersedeIds: supersedeIds! },
  };
}

/** What ChangeArrangement changes. */
export interface WireChange {
  /** Absent where it stays. */
  readonly collection?: { readonly methodId: string | null };
  readonly nextDueDate: LocalDate | null;
}

/** @throws ARRANGEMENT_INVALID, DATE_INVALID */
export function fromWireChange(request: paymentV1.ChangeArrangementRequest): WireChange {
  const faults = new FieldFaults();
  const nextDueDate = fromWireDate(request.nextDueDate, 'next_due_date');
  const collection = enumName<'REMINDER' | 'CHARGE'>(request.collection, 'COLLECTION_');
  const methodId = faults.take('method_id', readOptionalId(request.methodId)) ?? null;
  faults.check(collection !== 'CHARGE' || methodId !== null, 'method_id', faultOf('MISSING'));
  faults.check(collection === 'CHARGE' || methodId === null, 'method_id', 'is given, but nothing is to be charged');
  faults.check(collection !== null || nextDueDate !== null, 'collection', 'and next_due_date are both absent');
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
  return { ...(collection !== null && { collection: { methodId } }), nextDueDate };
}

/** @throws ARRANGEMENT_INVALID, DATE_INVALID */
export function fromWireArrangementFilter(request: paymentV1.ListArrangementsRequest): ArrangementFilter {
  const faults = new FieldFaults();
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  faults.throwIfAny(errors.ARRANGEMENT_INVALID);
  return {
    ...{ customerId, invoiceId, state: enumName<ArrangementState>(request.state, 'STATE_') },
    dueFrom: fromWireDate(request.dueFrom, 'due_from'),
    dueUntil: fromWireDate(request.dueUntil, 'due_until'),
    descending: request.descending,
  };
}

export function toWireArrangement(plan: ArrangementPlan): paymentV1.ArrangementInit {
  const { arrangementId, madeBy, consent } = plan;
  return { ...toWireDraft(plan), arrangementId, madeBy, consent };
}

export function toWireDraft(plan: PlanDraft): paymentV1.ArrangementInit {
  const money = (minor: bigint) => toWireMoney({ minor, currency: plan.currency });
  return {
    customerId: plan.customerId,
    state: `STATE_${plan.state}`,
    total: money(plan.totalMinor),
    paid: money(plan.paidMinor),
    arrears: money(plan.arrearsMinor),
    invoices: plan.parts.map(({ invoiceId, minor, releasedMinor }) => {
      return { invoiceId, amount: money(minor), released: money(releasedMinor) };
    }),
    instalments: plan.instalments.map((instalment) => toWireInstalment(instalment, plan.currency)),
    frequency: `INSTALMENT_FREQUENCY_${plan.frequency}`,
    collection: plan.methodId === null ? 'COLLECTION_REMINDER' : 'COLLECTION_CHARGE',
    methodId: plan.methodId ?? '',
    ...{ graceDays: plan.graceDays, maxMissed: plan.maxMissed, maxDaysInArrears: plan.maxDaysInArrears },
    hash: plan.hash,
    pausedUntil: toWireDateOrNull(plan.pausedUntil),
    nextDueDate: toWireDateOrNull(plan.nextDueDate),
    nextActTime: toTimestampOrNull(plan.nextActAt),
    makeTime: toTimestamp(plan.madeAt),
    endTime: toTimestampOrNull(plan.endedAt),
    endReason: plan.endReason,
    supersededBy: plan.supersededBy ?? '',
    version: plan.version.toString(),
  };
}

/** Its amount is what is asked for: less than it was where invoices were closed otherwise, but for one that is CANCELLED. */
function toWireInstalment(instalment: PlanInstalment, currency: string): paymentV1.InstalmentInit {
  const { number, state, dueDate, lastDay, amountMinor, releasedMinor, paidMinor, attemptId } = instalment;
  const asked = amountMinor - releasedMinor;
  return {
    ...{ number, state: `STATE_${state}`, dueDate: toWireDate(dueDate), lastDay: toWireDate(lastDay) },
    amount: toWireMoney({ minor: asked > 0n ? asked : amountMinor, currency }),
    paid: toWireMoney({ minor: paidMinor, currency }),
    attemptId: attemptId ?? '',
  };
}

function toWireDateOrNull(date: LocalDate | null) {
  return date === null ? null : toWireDate(date);
}

function readFrequency(faults: FieldFaults, wire: paymentV1.InstalmentFrequency): Frequency | undefined {
  const named = enumName<Frequency>(wire, 'INSTALMENT_FREQUENCY_');
  return faults.take('frequency', readChoice(named, frequencies));
}
