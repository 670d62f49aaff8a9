import { z } from 'zod';
import { form, setting, settingsOf } from '#libs/platform';
import { presets } from './ledger/domain/allocation/waterfall.js';

export class InvoiceSettings extends settingsOf({
  preset: setting(
    'DUNLIN_INVOICE_ALLOCATION',
    z.enum(presets),
    'In which order money settles what its payer did not direct, and the components of each invoice: OLDEST_FIRST, FEES_FIRST, DE_367, DE_497 or PRINCIPAL_FIRST.',
    'OLDEST_FIRST',
    { chart: 'allocation.preset' },
  ),
  namedPaysDisputed: setting(
    'DUNLIN_INVOICE_NAMED_PAYS_DISPUTED',
    form.flag(),
    'Whether money settles also what is disputed of an invoice that its payer named. Where the law forbids it, false: then what is disputed takes no money until the dispute ends.',
    true,
    { chart: 'allocation.namedPaysDisputed' },
  ),
  disputeDays: setting(
    'DUNLIN_INVOICE_DISPUTE_DAYS',
    form.integer(1, 365),
    'By when a dispute is to be decided where nobody says another day, in days from the day on which it is raised.',
    30,
    { chart: 'disputes.days' },
  ),
}) {}
