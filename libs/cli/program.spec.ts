import type { Command } from 'commander';
import { nouns } from './nouns/nouns.js';
import { createFullProgram, createProgram } from './program.js';

const silent = (): void => {};

/** Commands that do something, with the words by which they are called. */
function leavesOf(command: Command, before: readonly string[] = []): { words: string; command: Command }[] {
  return command.commands
    .filter((one) => one.name() !== 'help')
    .flatMap((one) => {
      const words = [...before, one.name()];
      const own = one.commands.length === 0 ? [{ words: words.join(' '), command: one }] : [];
      return [...own, ...leavesOf(one, words)];
    });
}

/** Help as it is printed, with what is added after it. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return help;
}

describe('every command', () => {
  it('says what it does, and shows an example of itself', async () => {
    const leaves = leavesOf(await createFullProgram(silent));
    expect(leaves.length).toBeGreaterThan(60);
    const lacking = leaves.filter(({ words, command }) => {
      const help = helpOf(command);
      return !command.description().endsWith('.') || !new RegExp(`\nExamples?:\n  dunlin ${words}`).test(help);
    });
    expect(lacking.map(({ words }) => words)).toEqual([]);
  });

  it('has only examples whose options it knows', async () => {
    const faults = leavesOf(await createFullProgram(silent)).flatMap(({ words, command }) => {
      const known = [...command.options.map(({ long }) => long), '--json', '--request-id'];
      const examples = helpOf(command).match(/^ {2}dunlin .*$/gm) ?? [];
      const unknown = examples
        .flatMap((line) => line.match(/--[a-z][a-z-]*/g) ?? [])
        .filter((one) => !known.includes(one));
      return unknown.map((option) => `${words} ${option}`);
    });
    expect(faults).toEqual([]);
  });

  it('of a list takes the options of every list', async () => {
    const lists = leavesOf(await createFullProgram(silent)).filter(({ words }) =>
      /^(?!parked|contact |address |billing-contact |mapping )\S+ list$/.test(words),
    );
    expect(lists.length).toBeGreaterThan(10);
    for (const { words, command } of lists) {
      const long = command.options.map((option) => option.long);
      expect([words, long]).toEqual([words, expect.arrayContaining(['--limit', '--all', '--page-token', '--wide'])]);
    }
  });
});

describe('a noun', () => {
  it('is loaded when it is asked for, and no other', async () => {
    const program = createProgram(silent);
    await expect(program.parseAsync(['node', 'dunlin', 'case'])).rejects.toThrow();
    const loaded = program.commands.filter(({ commands }) => commands.length > 0).map((command) => command.name());
    expect(loaded).toEqual(['case']);
  });

  it('stands once, under a name of its own', () => {
    const names = nouns.flatMap(({ name, alias = [] }) => [name, ...[alias].flat()]);
    expect(new Set(names).size).toBe(names.length);
  });
});
