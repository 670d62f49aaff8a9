import type { Command } from 'commander';
import { action, type CommonOptions } from '../../context.js';
import { invoiceIdOf } from '../../find.js';
import { addListOptions, type ListOptions } from '../../list.js';
import { addCommand, reasonOption } from '../../options.js';
import { listInvoices } from './invoices.js';

interface DisputeListOptions extends ListOptions {
  customer?: string;
}

export function addDisputeCommands(dispute: Command): void {
  addListOptions(
    addCommand(dispute, 'list', 'Lists disputed invoices.', 'dispute list --customer D-1001').option(
      '--customer <reference or id>',
    ),
  ).action(action<DisputeListOptions, []>((context, options) => listInvoices(context, { ...options, disputed: true })));
  addCommand(
    dispute,
    'raise',
    'Records that the customer disputes an invoice; nothing of it is collected until the dispute is closed.',
    'dispute raise R-2026-0815 --reason "goods came damaged"',
  )
    .argument('<invoice>', 'number or id')
    .requiredOption(...reasonOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, number) => {
        const { dunlin, requestId, output } = context;
        const invoiceId = await invoiceIdOf(context, number);
        output.one((await dunlin.invoice.raiseDispute({ requestId, invoiceId, reason }, dunlin.caller)).invoice!);
      }),
    );
  addCommand(
    dispute,
    'close',
    'Closes the dispute of an invoice; collection continues.',
    'dispute close R-2026-0815 --reason "delivery note shows no damage"',
  )
    .argument('<invoice>', 'number or id')
    .requiredOption(...reasonOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, number) => {
        const { dunlin, requestId, output } = context;
        const invoiceId = await invoiceIdOf(context, number);
        output.one((await dunlin.invoice.closeDispute({ requestId, invoiceId, reason }, dunlin.caller)).invoice!);
      }),
    );
}
