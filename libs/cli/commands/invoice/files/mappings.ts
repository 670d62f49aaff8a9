import type { Command } from 'commander';
import { action, type CommonOptions } from '../../../context.js';
import { addCommand } from '../../../options.js';
import { fields } from '../../../output.js';

export function addMappingCommands(mappings: Command): void {
  addCommand(mappings, 'list', 'Lists the mappings that come with Dunlin.', 'mapping list').action(
    action<CommonOptions, []>(async ({ output }) => {
      const { readyMadeMappings } = await import('#libs/files');
      const rows = readyMadeMappings().map(({ name, title }) => ({ name, file: title }));
      output.many(rows, fields('name', 'file'));
    }),
  );
  addCommand(
    mappings,
    'show',
    'Prints a mapping that comes with Dunlin, to be imported by or to begin one of your own with.',
    'mapping show xero > invoices.mapping.yaml',
  )
    .argument('<name>')
    .action(
      action<CommonOptions, [string]>(async ({ output }, _options, name) => {
        const { readyMadeMapping } = await import('#libs/files');
        const { title, document } = readyMadeMapping(name);
        if (output.json) output.one({ name, title, mapping: document });
        else process.stdout.write(document);
      }),
    );
}
