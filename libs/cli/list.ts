import { type Command, Option } from 'commander';
import { type Page, pagesFrom } from '#libs/client';
import type { CommandContext, CommonOptions } from './context.js';
import { readCount } from './options.js';
import type { Column } from './table.js';

/** Options of every list. */
export interface ListOptions extends CommonOptions {
  limit: number;
  all?: boolean;
  pageToken?: string;
  wide?: boolean;
}

export function addListOptions(command: Command): Command {
  return command
    .addOption(new Option('--limit <n>', 'at most this many').argParser(readCount).default(50).conflicts('all'))
    .option('--all', 'as many as there are')
    .option('--page-token <token>', 'where the list before this one ended')
    .option('--wide', 'with ids, in rows as long as it takes');
}

/** Reads as much of a list as the options ask for. */
export function readList<Item>(
  { limit, all, pageToken = '' }: ListOptions,
  page: (pageSize: number, pageToken: string) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  return pagesFrom(pageToken, all ? Number.MAX_SAFE_INTEGER : limit, page);
}

/** How many rows a list has, for people. */
export function countText({ count, more }: { count: string; more: boolean }): string {
  return `${more ? 'More than ' : ''}${count} in all.`;
}

/**
 * Shows a list: the items as they are for `--json`, a table for people.
 * @param rows looks up what people read in place of ids, for all items at once
 */
export async function showList<Row extends object>(
  { output }: CommandContext,
  { wide }: ListOptions,
  { items, nextPageToken }: Page<object>,
  rows: () => Promise<readonly Row[]> | readonly Row[],
  columns: readonly Column<Row>[],
): Promise<void> {
  if (output.json) return output.many(items, [], { nextPageToken });
  output.many(await rows(), columns, { wide, nextPageToken });
}
