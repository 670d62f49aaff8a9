import type { Command } from 'commander';
import type { invoiceV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, invoiceIdOf } from '../../find.js';
import { writeNewFile } from '../../new-file.js';
import { addCommand, dateOption, readCurrency, type WireDate } from '../../options.js';

interface PaperOptions extends CommonOptions {
  to: string;
  locale?: string;
}

interface StatementOptions extends PaperOptions {
  currency: string;
  from?: WireDate;
  until?: WireDate;
}

const localeOption = ['--locale <tag>', 'language of texts, amounts and dates, e.g. de-AT'] as const;
/** Setting a long paper takes seconds. */
const rendering = { deadlineMs: 60_000 };

export function addInvoicePaper(invoice: Command): void {
  addCommand(
    invoice,
    'pdf',
    'Writes the PDF of an invoice, as it stands now, into a file that is not there yet.',
    'invoice pdf R-2026-0815 --to R-2026-0815.pdf',
  )
    .argument('<number or id>')
    .requiredOption('--to <file>')
    .option(...localeOption)
    .action(
      action<PaperOptions, [string]>(async (context, { to, locale = '' }, number) => {
        const { dunlin } = context;
        const request = { invoiceId: await invoiceIdOf(context, number), locale };
        await save(context, to, (await dunlin.invoice.renderInvoice(request, dunlin.caller, rendering)).paper);
      }),
    );
}

export function addStatement(customer: Command): void {
  addCommand(
    customer,
    'statement',
    'Writes the account of a customer in one currency as PDF into a file that is not there yet.',
    'customer statement D-1001 --currency EUR --from 2026-01-01 --to D-1001.pdf',
  )
    .argument('<reference or id>')
    .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
    .requiredOption('--to <file>')
    .addOption(dateOption('--from <date>', 'first value date'))
    .addOption(dateOption('--until <date>', 'last value date'))
    .option(...localeOption)
    .action(
      action<StatementOptions, [string]>(async (context, options, customer) => {
        const { dunlin } = context;
        const { currency: currencyCode, from: fromDate = null, until: toDate = null, locale = '', to } = options;
        const customerId = await customerIdOf(context, customer);
        const request = { customerId, currencyCode, fromDate, toDate, locale };
        await save(context, to, (await dunlin.invoice.renderStatement(request, dunlin.caller, rendering)).paper);
      }),
    );
}

async function save({ output }: CommandContext, to: string, paper: invoiceV1.Paper | null): Promise<void> {
  const { mediaType, content } = paper!;
  await writeNewFile(to, pieceOf(content));
  output.one({ file: to, mediaType, sizeBytes: String(content.length) });
}

async function* pieceOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
