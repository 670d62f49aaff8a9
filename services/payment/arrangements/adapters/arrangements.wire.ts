import { enumName, fromWireDate, fromWireMoney, type paymentV1, toWireDate, toWireMoney } from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults, readChoice, readWholeNumber } from '#libs/fields';
import { errors } from '../domain/errors.js';
import { frequencies, type Frequency, hashOf, scheduleOf, type SchedulePlan } from '../domain/schedule.js';

const maxCount = 600;

/** @throws ARRANGEMENT_INVALID, DATE_INVALID, CURRENCY_UNKNOWN */
export function fromWirePlan(request: paymentV1.SimulateArrangementRequest): SchedulePlan {
  const faults = new FieldFaults();
  const total = fromWireMoney(request.total);
  const firstDate = fromWireDate(request.firstDate, 'first_date');
  const count = faults.take('count', readWholeNumber(request.count, 1, maxCount));
  const named = enumName<Frequency>(request.frequency, 'INSTALMENT_FREQUENCY_');
  const frequency = faults.take('frequency', readChoice(named, frequencies));
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
