import { type Command, Option } from 'commander';
import type { invoiceV1 } from '#libs/contracts';
import { action, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, readCount } from '../../options.js';
import { fields } from '../../output.js';

interface ApplyOptions extends CommonOptions {
  title?: string;
  prefix?: string;
  digits?: number;
  next?: number;
  gapless?: boolean;
  gaps?: boolean;
}

export function addNumberSeriesCommands(series: Command): void {
  addListOptions(addCommand(series, 'list', 'Lists number series by code.', 'number-series list')).action(
    action<ListOptions, []>(async (context, options) => {
      const { dunlin } = context;
      const page = await readList(options, async (pageSize, pageToken) => {
        const read = await dunlin.invoice.listNumberSeries({ pageSize, pageToken }, dunlin.caller);
        return { items: read.series, nextPageToken: read.nextPageToken };
      });
      await showList(context, options, page, () => page.items, [
        ...fields<invoiceV1.NumberSeries>('code'),
        { head: 'TITLE', of: ({ title }) => title, long: true },
        { head: 'NEXT', of: ({ nextText }) => nextText },
        ...fields<invoiceV1.NumberSeries>('gapless'),
      ]);
    }),
  );
  addCommand(series, 'show', 'Shows a number series.', 'number-series show main')
    .argument('<code>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, code) => {
        output.one((await dunlin.invoice.getNumberSeries({ code }, dunlin.caller)).series!);
      }),
    );
  addCommand(
    series,
    'apply',
    'Creates a number series, or changes what is given of it. The one named like a creditor is its usual one.',
    'number-series apply main --prefix R-2026- --digits 5',
    'number-series apply main --prefix R-2027- --next 1  # numbers begin anew with another prefix',
  )
    .argument('<code>')
    .option('--title <text>', 'what people call it')
    .option('--prefix <text>', 'what each number begins with; "" for nothing')
    .option('--digits <count>', 'digits that follow at least', readCount)
    .option('--next <number>', 'the number that comes next', readCount)
    .option('--gapless', 'no number is left out, and invoices are issued one after another')
    .addOption(new Option('--gaps', 'numbers may be left out, and nobody waits').conflicts('gapless'))
    .action(
      action<ApplyOptions, [string]>(async ({ dunlin, output, requestId }, options, code) => {
        const { title, prefix, digits, next } = options;
        const gapless = options.gapless ? true : options.gaps ? false : undefined;
        const request = { requestId, code, title, prefix, digits, gapless, nextNumber: next?.toString() };
        output.one((await dunlin.invoice.applyNumberSeries(request, dunlin.caller)).series!);
      }),
    );
}
