import type { Command } from 'commander';
import type { workflowV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { invoiceIdOf } from '../../find.js';
import { withCustomers } from '../../lookup.js';
import { addCommand, addReasonOptions, reasonOf, type ReasonOptions, yesOption } from '../../options.js';
import { fields } from '../../output.js';
import { addCollectionCommand } from './collection.js';
import { addDraftCommands, lineColumns, taxColumns } from './drafts.js';
import { addInvoiceList } from './invoice-list.js';
import { addInvoicePaper } from './papers.js';
import { addCloseSmallCommand } from './write-offs.js';

export function addInvoiceCommands(invoice: Command): void {
  addInvoiceList(invoice);
  addCommand(
    invoice,
    'show',
    'Shows one invoice, what may be done with it, its journal and why sequences take it or not.',
    'invoice show R-2026-0815',
  )
    .argument('<number or id>')
    .action(action<CommonOptions, [string]>(showInvoice));
  addCommand(
    invoice,
    'explain',
    'Says for every active sequence whether an invoice belongs to it and why; changes nothing.',
    'invoice explain R-2026-0815',
  )
    .argument('<number or id>')
    .action(
      action<CommonOptions, [string]>(async (context, _options, number) => {
        showEnrolment(context, await enrolmentOf(context, await invoiceIdOf(context, number)));
      }),
    );
  addCommand(invoice, 'summary', 'Counts invoices and sums what is owed, by currency.', 'invoice summary').action(
    action<CommonOptions, []>(async ({ dunlin, output }) =>
      output.one(await dunlin.invoice.getInvoiceSummary({}, dunlin.caller)),
    ),
  );
  addInvoicePaper(invoice);
  addInvoiceActs(invoice);
}

function addInvoiceActs(invoice: Command): void {
  addDraftCommands(invoice);
  addCollectionCommand(invoice);
  addCloseSmallCommand(invoice);
  addReasonOptions(
    addCommand(
      invoice,
      'void',
      'Closes an open invoice without payment; the next file that names it re-opens it, unless it stands.',
      'invoice void R-2026-0815 --reason-code BILLED_TWICE --stands',
    ),
  )
    .argument('<number or id>')
    .option('--stands', 'a file that names it leaves it void; for a void one, changes that')
    .option(...yesOption)
    .action(
      action<CommonOptions & ReasonOptions & { stands?: boolean }, [string]>(async (context, options, number) => {
        const { stands = false } = options;
        const { dunlin, requestId, output } = context;
        const invoiceId = await invoiceIdOf(context, number);
        await context.confirm(`Void invoice ${number}? Collection of it stops.`);
        output.one(
          (await dunlin.invoice.voidInvoice({ requestId, invoiceId, stands, ...reasonOf(options) }, dunlin.caller))
            .invoice!,
        );
        if (!stands) output.say('The next file that names it re-opens it; --stands keeps it void.');
      }),
    );
}

async function showInvoice(context: CommandContext, _options: CommonOptions, number: string): Promise<void> {
  const { dunlin, output } = context;
  const invoiceId = await invoiceIdOf(context, number);
  const [{ invoice }, { lines, nextPageToken }, enrolment] = await Promise.all([
    dunlin.invoice.getInvoice({ invoiceId }, dunlin.caller),
    dunlin.invoice.listJournalLines({ invoiceId, pageSize: 100 }, dunlin.caller),
    enrolmentOf(context, invoiceId),
  ]);
  if (output.json) return output.one({ invoice, journal: lines, sequences: enrolment });
  const [shown] = await withCustomers(context, [invoice!]);
  const { customer, refusedActs, lines: billed, taxes, ...facts } = shown!;
  output.one({ ...facts, customer: customer ? `${customer.reference} ${customer.name}` : facts.customerId });
  if (billed.length > 0) {
    output.many(billed, lineColumns);
    output.many(taxes, taxColumns);
  }
  output.many(refusedActs, fields('act', 'reason', 'text'));
  output.many(lines, fields('postTime', 'context', 'account', 'component', 'debit', 'credit'));
  if (nextPageToken !== '') output.say(`There are more: dunlin journal list --invoice ${number} --all`);
  showEnrolment(context, enrolment);
}

type Enrolment = readonly workflowV1.ExplainEnrolmentResponseRow[];

async function enrolmentOf({ dunlin }: CommandContext, invoiceId: string): Promise<Enrolment> {
  return (await dunlin.workflow.explainEnrolment({ invoiceId }, dunlin.caller)).rows;
}

/** People get one line for each condition. */
function showEnrolment({ output }: CommandContext, enrolment: Enrolment): void {
  if (output.json) return output.many(enrolment, []);
  const rows = enrolment.flatMap(({ sequence, version, enrolled, matches, conditions }) =>
    conditions.map(({ text, holds }) => ({ sequence, version, enrolled, matches, holds, condition: text })),
  );
  output.many(rows, fields('sequence', 'version', 'enrolled', 'matches', 'holds', 'condition'));
}
