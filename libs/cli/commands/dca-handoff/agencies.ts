import type { Command } from 'commander';
import { action, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand } from '../../options.js';
import { listFileErrors } from './agency-files.js';

interface ErrorOptions extends ListOptions {
  agency?: string;
}

interface ApplyOptions extends CommonOptions {
  title: string;
  inactive?: boolean;
}

export function addAgencyCommands(agency: Command): void {
  addListOptions(addCommand(agency, 'list', 'Lists agencies.', 'agency list')).action(
    action<ListOptions, []>(async (context, options) => {
      const { dunlin } = context;
      const page = await readList(options, async (pageSize, pageToken) => {
        const read = await dunlin.dcaHandoff.listAgencies({ pageSize, pageToken }, dunlin.caller);
        return { items: read.agencies, nextPageToken: read.nextPageToken };
      });
      await showList(context, options, page, () => page.items, [
        { head: 'CODE', of: ({ code }) => code },
        { head: 'TITLE', of: ({ title }) => title, long: true },
        { head: 'ACTIVE', of: ({ active }) => active },
      ]);
    }),
  );
  addCommand(agency, 'apply', 'Creates or changes an agency.', 'agency apply northgate --title "Northgate Recoveries"')
    .argument('<code>', 'kebab-case; also the name of its folder')
    .requiredOption('--title <text>')
    .option('--inactive', 'it takes no placements')
    .action(
      action<ApplyOptions, [string]>(async ({ dunlin, output, requestId }, { title, inactive }, code) => {
        const request = { requestId, code, title, active: !inactive };
        output.one((await dunlin.dcaHandoff.applyAgency(request, dunlin.caller)).agency!);
      }),
    );
  const errors = addCommand(
    agency,
    'errors',
    'Lists what agencies wrote and could not be taken, the newest first.',
    'agency errors --agency northgate',
  );
  addListOptions(errors.option('--agency <code>', 'only of this agency')).action(
    action<ErrorOptions, []>((context, options) => listFileErrors(context, options, options)),
  );
  addCommand(
    agency,
    'read-files',
    'Reads the files that an agency has left, without waiting for the next look at its folder.',
    'agency read-files northgate',
  )
    .argument('<code>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output, requestId }, _options, code) => {
        output.one(await dunlin.dcaHandoff.readAgencyFiles({ requestId, agency: code }, dunlin.caller));
      }),
    );
}
