import type { Command } from 'commander';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdsOf } from '../../find.js';
import { addExamples, yesOption } from '../../options.js';
import { fields } from '../../output.js';

interface PlaceOptions extends CommonOptions {
  agency: string;
  case?: string;
  customer?: string;
  invoice?: string[];
  notes?: string;
  unannouncedReason?: string;
}

export function addPlaceCommand(command: Command): void {
  addExamples(
    command,
    'place --case D-1001 --agency northgate --notes "no reply since January"',
    'place --customer D-1001 --invoice R-2026-0815 R-2026-0816 --agency northgate',
    'place --customer D-1001 --agency northgate --unannounced-reason "moved away, new address unknown"',
  )
    .requiredOption('--agency <code>')
    .option('--case <case>', 'id, or customer reference or invoice number with one open case')
    .option('--customer <reference or id>', 'the whole account')
    .option('--invoice <number...>', 'only these debts of the case or account')
    .option('--notes <text>', 'for colleagues; the agency does not get them')
    .option(
      '--unannounced-reason <text>',
      'why debts are placed about which no message was sent since they became overdue; asked for where there are any',
    )
    .option(...yesOption)
    .action(action<PlaceOptions, []>(place));
}

async function place(context: CommandContext, options: PlaceOptions): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const { agency, invoice = [], notes = '', unannouncedReason = '' } = options;
  const [subject, invoiceIds] = await Promise.all([subjectOf(context, options), invoiceIdsOf(context, invoice)]);
  const what = invoice.length > 0 ? invoice.join(', ') : `all debts of ${options.case ?? options.customer ?? ''}`;
  await confirm(`Send ${what} to ${agency}? A pause of the case by people ends with it.`);
  const request = { requestId, ...subject, invoiceIds, agency, notes, unannouncedReason };
  const { placements } = await dunlin.workflow.sendToCollections(request, dunlin.caller);
  if (output.json) output.one({ placements });
  else {
    const rows = placements.flatMap(({ placementId, debts }) =>
      debts.map(({ invoiceNumber, refusal }) => ({
        ...{ placementId, invoiceNumber },
        outcome: refusal === '' ? 'placed' : `refused: ${refusal}`,
      })),
    );
    output.many(rows, fields('invoiceNumber', 'outcome', 'placementId'));
  }
  if (placements.every(({ refused }) => refused)) process.exitCode = 1;
}

/** @throws CASE_INVALID */
async function subjectOf(context: CommandContext, { case: named, customer }: PlaceOptions) {
  if (named && !customer) return { caseId: await caseIdOf(context, named) };
  if (customer && !named) return { customerId: await customerIdOf(context, customer) };
  throw new DomainError('CASE_INVALID', 'invalid', 'Give one of --case and --customer: whose debts are meant.');
}
