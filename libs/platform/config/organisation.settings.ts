import { z } from 'zod';
import { approvableActNames, type ApprovalLimit, limitRoles } from '#libs/approvals';
import { isCurrency, parseMajor } from '#libs/money';
import { actsWithReasons } from '#libs/reasons';
import { identifierText } from '#libs/text';
import { form, setting, settingsOf } from './setting.js';

/** A reason as it is configured: the act, the code and a sentence that says what it is for. */
const reason = z.strictObject({
  act: z.enum(actsWithReasons),
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'is no code such as OUT_OF_SEASON')
    .max(60),
  description: z.string().min(1).max(300),
});

/** A limit as it is configured, with the amount in minor units. */
const approvalLimit = z
  .strictObject({
    act: z.enum(approvableActNames),
    role: z.enum(limitRoles),
    amount: z.string(),
    currency: z.string().refine(isCurrency, 'is no ISO 4217 code'),
  })
  .transform(({ amount, ...limit }, context): ApprovalLimit => {
    const read = parseMajor(amount, limit.currency);
    if ('amount' in read && read.amount.minor >= 0n) return { ...limit, minor: read.amount.minor };
    context.addIssue({
      code: 'custom',
      message: `${JSON.stringify(amount)} is no amount of ${limit.currency} such as 50.00`,
    });
    return z.NEVER;
  });

/** Defaults of the organisation that runs this deployment; rows may override them where domain.md says so. */
export class OrganisationSettings extends settingsOf({
  name: setting('DUNLIN_ORGANISATION_NAME', z.string().min(1), 'Name that debtors read.', 'Dunlin Collections', {
    chart: 'organisation.name',
  }),
  zone: setting('DUNLIN_ORGANISATION_ZONE', form.zone(), 'IANA time zone of a customer that states none.', 'UTC', {
    chart: 'organisation.zone',
  }),
  locale: setting(
    'DUNLIN_ORGANISATION_LOCALE',
    z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'is no language tag such as en or de-AT'),
    'Language of a customer that states none.',
    'en',
    { chart: 'organisation.locale' },
  ),
  region: setting(
    'DUNLIN_ORGANISATION_REGION',
    z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166 country code'),
    'Country of telephone numbers without a country code, ISO 3166 alpha-2.',
    'US',
    { chart: 'organisation.region' },
  ),
  creditorId: setting(
    'DUNLIN_ORGANISATION_CREDITOR_ID',
    z.string().transform(identifierText).pipe(z.string().min(1)),
    'Creditor that invoices belong to.',
    'main',
    {
      chart: 'organisation.creditorId',
    },
  ),
  role: setting(
    'DUNLIN_ORGANISATION_ROLE',
    z.enum(['creditor', 'collector']),
    'creditor collects what it is owed itself; collector collects for others, which binds it to stricter law.',
    'creditor',
    { chart: 'organisation.role' },
  ),
  jurisdiction: setting(
    'DUNLIN_ORGANISATION_JURISDICTION',
    z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'is no ISO 3166 code such as US or US-NY'),
    'Contact law of a customer that states none, ISO 3166.',
    'US',
    { chart: 'organisation.jurisdiction' },
  ),
  reasons: setting(
    'DUNLIN_ORGANISATION_REASONS',
    form.json(z.array(reason).max(200)),
    'Reasons of the organisation for acts of people, besides those that come with Dunlin: a JSON list of {"act","code","description"}, where act is pause, void, cancel, dispute, recall or write_off.',
    '[]',
    { chart: 'organisation.reasons' },
  ),
  approvalLimits: setting(
    'DUNLIN_ORGANISATION_APPROVAL_LIMITS',
    form.json(z.array(approvalLimit).max(200)),
    'What a person may do of an act to one customer in 24 hours alone; beyond it another person approves: a JSON list of {"act","role","amount","currency"}, where act is WAIVE_CHARGE or WRITE_OFF, role is a role of console or anyone, and amount is decimal. An act without any has no limit; of an act with some, what is not listed is 0.',
    '[]',
    { chart: 'organisation.approvalLimits' },
  ),
  approvalDays: setting(
    'DUNLIN_ORGANISATION_APPROVAL_DAYS',
    form.integer(1, 90),
    'After how many days an act that nobody has approved or refused expires.',
    7,
    { chart: 'organisation.approvalDays' },
  ),
}) {}
