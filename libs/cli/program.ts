import { Command } from 'commander';
import { releaseVersion } from '#libs/contracts';
import type { Noun } from './nouns/noun.js';
import { nouns } from './nouns/nouns.js';

/** Exit codes of the command line; printed by `dunlin --help`. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3, rowsRefused: 4 } as const;

/**
 * The program with its nouns. The commands of a noun are added when it is asked for.
 * @param writeErr told what is wrong with the arguments
 */
export function createProgram(writeErr: (text: string) => void): Command {
  const program = new Command('dunlin')
    .description(
      'Works with a running Dunlin. The addresses of the services are read from DUNLIN_RPC_<SERVICE>_ADDRESS; DUNLIN_RPC_TLS=true with _CA_FILE, _CERT_FILE and _KEY_FILE shows them a certificate.',
    )
    .version(releaseVersion())
    .option('--json', 'print JSON instead of tables')
    .option('--request-id <id>', 'id of this request; the same id again changes nothing twice')
    .option('--creditor <id>', 'whose invoices numbers name, where several creditors have the same number')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({ writeErr })
    .addHelpText(
      'after',
      `
Exit codes: ${exitCodes.done} done, ${exitCodes.refused} refused or failed, ${exitCodes.usage} wrong usage, ${exitCodes.unreachable} services not reachable, ${exitCodes.rowsRefused} done, but rows of the file were refused.

In a clone, ./dunlin is the quick form of npm run --silent dunlin --.`,
    );
  const loading = new Map<Command, Noun['load']>();
  for (const { name, alias, group, description, load } of nouns) {
    const command = program.command(name).description(description).helpGroup(group);
    if (alias) command.alias(alias);
    loading.set(command, load);
  }
  const loadNoun = async (command: Command): Promise<void> => {
    const load = loading.get(command);
    loading.delete(command);
    if (load) (await load())(command);
  };
  program.hook('preSubcommand', (_program, command) => loadNoun(command));
  return program;
}

/** The program with every command, as help and its specification see it. */
export async function createFullProgram(writeErr: (text: string) => void): Promise<Command> {
  const program = createProgram(writeErr);
  for (const { name, load } of nouns) {
    (await load())(program.commands.find((command) => command.name() === name)!);
  }
  return program;
}
