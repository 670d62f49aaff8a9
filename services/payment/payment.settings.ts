import { z } from 'zod';
import { form, PlatformSettings, setting, type SettingsFault, settingsOf } from '#libs/platform';
import type { PlanRules } from './arrangements/domain/draft.js';
import type { PromiseRules } from './promises/domain/draft.js';

const minute = 60_000;
const hour = 60 * minute;

const attemptLimit = z.strictObject({
  brand: z.string().min(1),
  days: z.number().int().min(1).max(366),
  max: z.number().int().min(1),
  sameAmount: z.boolean().default(false),
});

const stripeItself = 'https://api.stripe.com';

const shape = {
  trial: PlatformSettings.shape.trial,
  sandboxUrl: setting(
    'DUNLIN_SANDBOX_URL',
    z.url({ protocol: /^https?$/ }).optional(),
    'Address of the sandbox, a payment provider that charges nobody. Needs DUNLIN_TRIAL; without a provider nothing can be charged.',
    undefined,
    { chart: 'paymentProvider.sandbox.url' },
  ),
  sandboxApiKey: setting(
    'DUNLIN_SANDBOX_API_KEY',
    z.string().default(''),
    'Key of the API of the sandbox.',
    undefined,
    { chart: 'paymentProvider.sandbox.existingSecret', secret: true },
  ),
  sandboxWebhookKeys: setting(
    'DUNLIN_SANDBOX_WEBHOOK_KEYS',
    form.list(),
    'Keys of webhooks of the sandbox, whsec_..., separated by commas; several while one is being changed.',
    '',
    { chart: 'paymentProvider.sandbox.existingSecret', secret: true },
  ),
  stripeApiKey: setting(
    'DUNLIN_STRIPE_API_KEY',
    z.string().default(''),
    'Secret key of the API of Stripe; with it Stripe is the payment provider.',
    undefined,
    { chart: 'paymentProvider.stripe.existingSecret', secret: true },
  ),
  stripeWebhookKeys: setting(
    'DUNLIN_STRIPE_WEBHOOK_KEYS',
    form.list(),
    'Keys of webhooks of Stripe, whsec_..., separated by commas; several while one is being changed.',
    '',
    { chart: 'paymentProvider.stripe.existingSecret', secret: true },
  ),
  stripeUrl: setting(
    'DUNLIN_STRIPE_URL',
    z.url({ protocol: /^https?$/ }),
    'Address of the API of Stripe; another one than its own needs DUNLIN_TRIAL.',
    stripeItself,
    { chart: 'paymentProvider.stripe.url' },
  ),
  stripeReturnUrl: setting(
    'DUNLIN_STRIPE_RETURN_URL',
    z.url({ protocol: /^https?$/ }).optional(),
    'Page of the organisation to which debtors return from the page of Stripe on which they gave a payment method.',
    undefined,
    { chart: 'paymentProvider.stripe.returnUrl' },
  ),
  stripeMethodTypes: setting(
    'DUNLIN_STRIPE_METHOD_TYPES',
    form.list(),
    'Kinds of payment methods that debtors may give, as Stripe names them, such as card and sepa_debit.',
    'card',
    { chart: 'paymentProvider.stripe.methodTypes' },
  ),
  providerTimeoutMs: setting(
    'DUNLIN_PROVIDER_TIMEOUT_MS',
    form.integer(100, 2 * minute),
    'How long a payment provider may take to answer, in milliseconds; afterwards the outcome is unknown.',
    20_000,
    { chart: 'paymentProvider.timeoutMs' },
  ),
  chargeKeyLifeMs: setting(
    'DUNLIN_CHARGE_KEY_LIFE_MS',
    form.integer(1_000, 30 * 24 * hour),
    'How long the provider gives the first answer to a repeat of an idempotency key, in milliseconds. Within it a charge of unknown outcome is asked for again with its key, afterwards it is only looked up.',
    23 * hour,
    { chart: 'paymentProvider.keyLifeMs' },
  ),
  chargeJanitorIntervalMs: setting(
    'DUNLIN_CHARGE_JANITOR_INTERVAL_MS',
    form.integer(50, 10 * minute),
    'Interval at which charges, methods and webhooks without an outcome are looked after, in milliseconds.',
    1_000,
    { chart: 'paymentProvider.janitorIntervalMs' },
  ),
  attemptLimits: setting(
    'DUNLIN_CHARGE_ATTEMPT_LIMITS',
    form.json(z.array(attemptLimit)),
    'How often a method may be charged without success, as JSON: [{"brand": "visa", "days": 30, "max": 15}]. The brand * is for those that have no limit of their own; sameAmount counts attempts of the same amount.',
    JSON.stringify([
      { brand: '*', days: 30, max: 15 },
      { brand: 'mastercard', days: 1, max: 10 },
      { brand: 'mastercard', days: 30, max: 35, sameAmount: true },
    ]),
    { chart: 'paymentProvider.attemptLimits' },
  ),
  reconciliationDays: setting(
    'DUNLIN_PAYMENT_RECONCILIATION_DAYS',
    form.integer(1, 60),
    'How many past days are compared with the report of the payment provider, each of them once a day.',
    7,
    { chart: 'paymentProvider.reconciliationDays' },
  ),
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
    'Code of the calendar by which days of grace are counted, of plans in instalments too; empty where there are none.',
    '',
    { chart: 'promises.calendar' },
  ),
  arrangementMaxCount: setting(
    'DUNLIN_PAYMENT_ARRANGEMENT_MAX_COUNT',
    form.integer(1, 600),
    'Most instalments of a plan.',
    60,
    { chart: 'arrangements.maxCount' },
  ),
  arrangementMinAmounts: setting(
    'DUNLIN_PAYMENT_ARRANGEMENT_MIN_AMOUNTS',
    form.json(z.array(form.amount()).max(50)),
    'The least that an instalment but the last may be: a JSON list of {"amount","currency"}, where amount is decimal. In a currency that is not listed, anything.',
    '[]',
    { chart: 'arrangements.minAmounts' },
  ),
  arrangementMaxFirstDays: setting(
    'DUNLIN_PAYMENT_ARRANGEMENT_MAX_FIRST_DAYS',
    form.integer(0, 365),
    'How far ahead the first instalment of a plan may be due, in days.',
    45,
    { chart: 'arrangements.maxFirstDays' },
  ),
  arrangementMaxMonths: setting(
    'DUNLIN_PAYMENT_ARRANGEMENT_MAX_MONTHS',
    form.integer(0, 600),
    'Longest time from the first to the last instalment of a plan, in months.',
    36,
    { chart: 'arrangements.maxMonths' },
  ),
  arrangementGraceDays: setting(
    'DUNLIN_PAYMENT_ARRANGEMENT_GRACE_DAYS',
    form.integer(0, 30),
    'Working days after its due date on which an instalment is still in time; they need the calendar of promises.',
    0,
    { chart: 'arrangements.graceDays' },
  ),
  arrangementMaxMissed: setting(
    'DUNLIN_PAYMENT_ARRANGEMENT_MAX_MISSED',
    form.integer(0, 100),
    'Instalments of a plan that may be missing at once; one more breaks it.',
    1,
    { chart: 'arrangements.maxMissed' },
  ),
  arrangementMaxDaysInArrears: setting(
    'DUNLIN_PAYMENT_ARRANGEMENT_MAX_DAYS_IN_ARREARS',
    form.integer(0, 3_650),
    'Days that the oldest missing instalment of a plan may be late; one more breaks it.',
    30,
    { chart: 'arrangements.maxDaysInArrears' },
  ),
};

export class PaymentSettings extends settingsOf(shape, (values) => [
  ...providerFaults(values),
  ...stripeFaults(values),
  ...calendarFaults(values),
]) {
  /** Interval of what looks after charges, methods and webhooks; null without a provider. */
  get providerIntervalMs(): number | null {
    return this.sandboxUrl || this.stripeApiKey ? this.chargeJanitorIntervalMs : null;
  }

  get promises(): PromiseRules {
    return {
      maxDays: this.promiseMaxDays,
      maxActive: this.promiseMaxActive,
      minAmounts: this.promiseMinAmounts,
      tolerancePpm: this.promiseTolerancePpm,
      graceDays: this.promiseGraceDays,
    };
  }

  get arrangements(): PlanRules {
    return {
      maxCount: this.arrangementMaxCount,
      minAmounts: this.arrangementMinAmounts,
      maxFirstDays: this.arrangementMaxFirstDays,
      maxMonths: this.arrangementMaxMonths,
      graceDays: this.arrangementGraceDays,
      maxMissed: this.arrangementMaxMissed,
      maxDaysInArrears: this.arrangementMaxDaysInArrears,
    };
  }
}

function providerFaults({
  trial,
  sandboxUrl,
  sandboxApiKey,
  sandboxWebhookKeys,
}: Pick<PaymentSettings, 'trial' | 'sandboxUrl' | 'sandboxApiKey' | 'sandboxWebhookKeys'>): SettingsFault[] {
  if (!sandboxUrl) return [];
  return [
    ...(trial ? [] : [fault('sandboxUrl', 'is set, but this deployment is not for trying out', notForReal)]),
    ...(sandboxApiKey
      ? []
      : [fault('sandboxApiKey', 'is not set, but DUNLIN_SANDBOX_URL is', 'Set the key of its API.')]),
    ...(sandboxWebhookKeys.length > 0
      ? []
      : [fault('sandboxWebhookKeys', 'is not set, but DUNLIN_SANDBOX_URL is', 'Set the keys of its webhooks.')]),
  ];
}

function stripeFaults(
  values: Pick<
    PaymentSettings,
    'trial' | 'sandboxUrl' | 'stripeApiKey' | 'stripeWebhookKeys' | 'stripeUrl' | 'stripeReturnUrl'
  >,
): SettingsFault[] {
  const { trial, sandboxUrl, stripeApiKey, stripeWebhookKeys, stripeUrl, stripeReturnUrl } = values;
  if (!stripeApiKey) return [];
  const because = 'is not set, but DUNLIN_STRIPE_API_KEY is';
  return [
    ...(sandboxUrl ? [fault('stripeApiKey', 'is set, but DUNLIN_SANDBOX_URL is, too', 'Set one of them.')] : []),
    ...(stripeWebhookKeys.length > 0 ? [] : [fault('stripeWebhookKeys', because, 'Set the keys of its webhooks.')]),
    ...(stripeReturnUrl ? [] : [fault('stripeReturnUrl', because, 'Set the page to which debtors return.')]),
    ...(trial || stripeUrl === stripeItself
      ? []
      : [fault('stripeUrl', 'is not that of Stripe, but this deployment is not for trying out', notForReal)]),
  ];
}

/** Working days of grace need a calendar. */
function calendarFaults({
  promiseGraceDays,
  arrangementGraceDays,
  promiseCalendar,
}: Pick<PaymentSettings, 'promiseGraceDays' | 'arrangementGraceDays' | 'promiseCalendar'>): SettingsFault[] {
  const faultOf = (days: number, of: string, variable: string): SettingsFault[] => {
    if (days === 0 || promiseCalendar !== '') return [];
    const problem = `is not set, and ${days} working days of grace${of} need a calendar`;
    return [fault('promiseCalendar', problem, `Set it to the code of a calendar, or ${variable} to 0.`)];
  };
  return [
    ...faultOf(promiseGraceDays, '', shape.promiseGraceDays.variable),
    ...faultOf(arrangementGraceDays, ' of instalments', shape.arrangementGraceDays.variable),
  ];
}

const notForReal = 'Leave it out, or set DUNLIN_TRIAL=true where no real debtor can be reached.';

function fault(name: keyof typeof shape, problem: string, remedy: string): SettingsFault {
  const { variable, chart } = shape[name];
  return { variable, problem, remedy, chart };
}
