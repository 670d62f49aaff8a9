import { z } from 'zod';
import { isCurrency, type Money, parseMajor } from '#libs/money';
import { form, setting, settingsOf } from '#libs/platform';
import { interestPostings } from './accruals/domain/accrual.js';
import { presets } from './ledger/domain/allocation/waterfall.js';
import { chosenMethods } from './write-offs/domain/write-off.js';

const smallBalance = z
  .strictObject({ amount: z.string(), currency: z.string().refine(isCurrency, 'is no ISO 4217 code') })
  .transform(({ amount, currency }, context): Money => {
    const read = parseMajor(amount, currency);
    if ('amount' in read && read.amount.minor > 0n) return read.amount;
    context.addIssue({ code: 'custom', message: `${JSON.stringify(amount)} is no amount of ${currency} such as 5.00` });
    return z.NEVER;
  });

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
  interestPosting: setting(
    'DUNLIN_INVOICE_INTEREST_POSTING',
    z.enum(interestPostings),
    'When interest is posted by itself: MONTHLY as each month begins, or ON_DEMAND only when somebody asks. Before money pays an invoice it is posted in any case.',
    'MONTHLY',
    { chart: 'interest.posting' },
  ),
  writeOffMethod: setting(
    'DUNLIN_INVOICE_WRITE_OFF_METHOD',
    z.enum(chosenMethods),
    'How an invoice is written off where nobody says: DIRECT as bad debt, or ALLOWANCE against the allowance made for it.',
    'DIRECT',
    { chart: 'writeOffs.method' },
  ),
  smallBalances: setting(
    'DUNLIN_INVOICE_SMALL_BALANCES',
    form.json(z.array(smallBalance).max(50)),
    'What of an invoice counts as little, so that it may be closed with it: a JSON list of {"amount","currency"}, where amount is decimal. In a currency that is not listed, nothing.',
    '[]',
    { chart: 'writeOffs.smallBalances' },
  ),
}) {}
