import { z } from 'zod';
import { form, setting, settingsOf } from '#libs/platform';
import type { PromiseRules } from './promises/domain/draft.js';

export class PaymentSettings extends settingsOf(
  {
    promiseMaxDays: setting(
      'DUNLIN_PAYMENT_PROMISE_MAX_DAYS',
      form.integer(1, 365),
      'How far ahead a debtor may promise to pay, in days.',
      45,
      { chart: 'promises.maxDays' },
    ),
    promiseMaxActive: setting(
      'DUNLIN_PAYMENT_PROMISE_MAX_ACTIVE',
      form.integer(1, 100),
      'Most promises that a customer may have at a time.',
      5,
      { chart: 'promises.maxActive' },
    ),
    promiseMinAmounts: setting(
      'DUNLIN_PAYMENT_PROMISE_MIN_AMOUNTS',
      form.json(z.array(form.amount()).max(50)),
      'The least that may be promised, unless it is all that is open: a JSON list of {"amount","currency"}, where amount is decimal. In a currency that is not listed, anything.',
      '[]',
      { chart: 'promises.minAmounts' },
    ),
    promiseTolerancePpm: setting(
      'DUNLIN_PAYMENT_PROMISE_TOLERANCE_PPM',
      form.integer(0, 500_000),
      'What of a promised amount may be missing, in parts per million: 20000 is 2 %.',
      0,
      { chart: 'promises.tolerancePpm' },
    ),
    promiseGraceDays: setting(
      'DUNLIN_PAYMENT_PROMISE_GRACE_DAYS',
      form.integer(0, 30),
      'Working days after the promised day on which money still counts; they need a calendar.',
      0,
      { chart: 'promises.graceDays' },
    ),
    promiseCalendar: setting(
      'DUNLIN_PAYMENT_PROMISE_CALENDAR',
      z.string().max(60),
      'Code of the calendar by which days of grace are counted; empty where there are none.',
      '',
      { chart: 'promises.calendar' },
    ),
  },
  ({ promiseGraceDays, promiseCalendar }) =>
    promiseGraceDays > 0 && promiseCalendar === ''
      ? [
          {
            variable: 'DUNLIN_PAYMENT_PROMISE_CALENDAR',
            problem: `is not set, and ${promiseGraceDays} working days of grace need a calendar`,
            remedy: 'Set it to the code of a calendar, or DUNLIN_PAYMENT_PROMISE_GRACE_DAYS to 0.',
            chart: 'promises.calendar',
          },
        ]
      : [],
) {
  get promises(): PromiseRules {
    return {
      maxDays: this.promiseMaxDays,
      maxActive: this.promiseMaxActive,
      minAmounts: this.promiseMinAmounts,
      tolerancePpm: this.promiseTolerancePpm,
      graceDays: this.promiseGraceDays,
    };
  }
}
