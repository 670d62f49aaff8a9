import { z } from 'zod';
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
    'Reasons of the organisation for acts of people, besides those that come with Dunlin: a JSON list of {"act","code","description"}, where act is pause, void, cancel, dispute or recall.',
    '[]',
    { chart: 'organisation.reasons' },
  ),
}) {}
