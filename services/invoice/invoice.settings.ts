import { z } from 'zod';
import { setting, settingsOf } from '#libs/platform';
import { presets } from './ledger/domain/allocation/waterfall.js';

export class InvoiceSettings extends settingsOf({
  preset: setting(
    'DUNLIN_INVOICE_ALLOCATION',
    z.enum(presets),
    'In which order money settles what its payer did not direct, and the components of each invoice: OLDEST_FIRST, FEES_FIRST, DE_367, DE_497 or PRINCIPAL_FIRST.',
    'OLDEST_FIRST',
    { chart: 'allocation.preset' },
  ),
}) {}
