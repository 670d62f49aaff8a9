import { z } from 'zod';
import { form, setting, settingsOf } from '#libs/platform';
import { interestPostings } from './accruals/domain/accrual.js';
import { presets } from './ledger/domain/allocation/waterfall.js';
import { chosenMethods } from './write-offs/domain/write-off.js';

/** Lines of a text, without empty ones. */
const lines = z
  .string()
  .max(1_000)
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

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
    form.json(z.array(form.amount()).max(50)),
    'What of an invoice counts as little, so that it may be closed with it: a JSON list of {"amount","currency"}, where amount is decimal. In a currency that is not listed, nothing.',
    '[]',
    { chart: 'writeOffs.smallBalances' },
  ),
  paperSender: setting(
    'DUNLIN_INVOICE_PAPER_SENDER',
    lines,
    'What stands under the name of the organisation on invoices and statements: address, register, tax number, line by line.',
    '',
    { chart: 'papers.sender' },
  ),
  paperPayment: setting(
    'DUNLIN_INVOICE_PAPER_PAYMENT',
    lines,
    'How to pay, on invoices and statements: a bank account, a page, line by line. Nothing where it is empty.',
    '',
    { chart: 'papers.payment' },
  ),
}) {}
