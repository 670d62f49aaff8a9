import type { Command } from 'commander';
import type { invoiceV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { invoiceIdOf } from '../../find.js';
import { addListOptions, type ListOptions } from '../../list.js';
import { addCommand, addReasonOptions, reasonOf, reasonOption, type ReasonOptions } from '../../options.js';
import { listInvoices } from './invoice-list.js';

interface DisputeListOptions extends ListOptions {
  customer?: string[];
}

export function addDisputeCommands(dispute: Command): void {
  addListOptions(
    addCommand(dispute, 'list', 'Lists disputed invoices.', 'dispute list --customer D-1001').option(
      '--customer <reference or id...>',
    ),
  ).action(action<DisputeListOptions, []>((context, options) => listInvoices(context, { ...options, disputed: true })));
  addReasonOptions(
    addAct(
      dispute,
      'raise',
      'Records that the customer disputes an invoice; nothing of it is collected until the dispute is closed.',
      'dispute raise R-2026-0815 --reason-code DEFECTIVE --reason "goods came damaged"',
      ({ dunlin }, request, options) =>
        dunlin.invoice.raiseDispute({ ...request, ...reasonOf(options) }, dunlin.caller),
    ),
  );
  addAct(
    dispute,
    'close',
    'Closes the dispute of an invoice; collection continues.',
    'dispute close R-2026-0815 --reason "delivery note shows no damage"',
    ({ dunlin }, request) => dunlin.invoice.closeDispute(request, dunlin.caller),
  ).requiredOption(...reasonOption);
}

/** A command about the dispute of one invoice, with its reason. */
function addAct(
  dispute: Command,
  name: string,
  description: string,
  example: string,
  act: (
    context: CommandContext,
    request: { requestId: string; invoiceId: string; reason: string },
    options: ReasonOptions,
  ) => Promise<{ invoice: invoiceV1.Invoice | null }>,
): Command {
  return addCommand(dispute, name, description, example)
    .argument('<invoice>', 'number or id')
    .action(
      action<CommonOptions & ReasonOptions, [string]>(async (context, options, number) => {
        const { requestId, output } = context;
        const invoiceId = await invoiceIdOf(context, number);
        const { reason = '' } = options;
        output.one((await act(context, { requestId, invoiceId, reason }, options)).invoice!);
      }),
    );
}
