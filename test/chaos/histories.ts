import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Dunlin } from '#libs/client';
import { type PortfolioRow, readPortfolio } from '#libs/portfolio';
import type { ServiceName, Stack } from '#libs/stack';
import type { LocalDate } from '#libs/time';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { type ReplayStackOptions, withReplayStack } from '../replay/stack.js';
import { compare } from './compare.js';
import { runHistory } from './history.js';
import { days, scriptRows } from './script.js';
import { type FinalTruth, readTruth } from './truth.js';

const data = join(repositoryRoot, 'test/data');
const from: LocalDate = '2013-02-01';
const zone = 'UTC';
const maxRounds = 10;

/** What stands between the processes of a stack and is open as long as it. */
export interface Between {
  readonly servers?: ReplayStackOptions['servers'];
  readonly prepare?: ReplayStackOptions['prepare'];
  /** Runs when the servers are there and the services are not. */
  open(stack: Stack): Promise<void>;
  /** What a service is told instead of where things are. */
  env(service: ServiceName): Record<string, string>;
  /** Sessions with the mail server that broke where nobody can know the outcome. */
  readonly inDoubt: number;
  close(): Promise<void>;
}

/** One history under way. */
export interface Course {
  readonly stack: Stack;
  readonly dunlin: Dunlin;
  readonly underWay: () => boolean;
}

export interface Disturbed {
  /** Messages whose outcome is unknown, and sessions that broke where nobody can know it. */
  unknown: number;
  inDoubt: number;
  rounds: number;
  /** Differences from the undisturbed history; empty for none. */
  differences: string[];
}

export interface DisturbedOptions<Site extends Between> {
  /** Customers of the real portfolio that run beside the script. */
  customers: number;
  say: (line: string) => void;
  /** Made anew for every round. */
  between: () => Promise<Site>;
  /** Disturbs one round, and returns when it is done with it or the history has ended. */
  disturb: (course: Course, between: Site) => Promise<void>;
  /** Whether enough was disturbed. A history may end before, so it is run again, each time on an empty stack. */
  isEnough: () => boolean;
}

/** Runs the same history undisturbed and disturbed, until enough was, and says what differs. */
export async function runDisturbed<Site extends Between>(options: DisturbedOptions<Site>): Promise<Disturbed> {
  const { say } = options;
  const slice = await readSlice(options.customers);
  const undisturbed = await inStack(slice, say, undefined, (_stack, _dunlin, history) => history());
  const result: Disturbed = { unknown: 0, inDoubt: 0, rounds: 0, differences: [] };
  while (result.rounds < maxRounds && !options.isEnough()) {
    result.rounds += 1;
    const between = await options.between();
    try {
      const disturbed = await inStack(slice, say, between, async (stack, dunlin, history) => {
        let underWay = true;
        const run = history().finally(() => (underWay = false));
        run.catch(() => undefined);
        await options.disturb({ stack, dunlin, underWay: () => underWay }, between);
        await run;
      });
      result.unknown += disturbed.unknown.length;
      result.inDoubt += between.inDoubt;
      const differences = compare(undisturbed, disturbed, between.inDoubt);
      result.differences.push(...differences.map((difference) => `round ${result.rounds}: ${difference}`));
    } finally {
      await between.close();
    }
  }
  return result;
}

async function inStack(
  slice: readonly PortfolioRow[],
  say: (line: string) => void,
  between: Between | undefined,
  work: (stack: Stack, dunlin: Dunlin, history: () => Promise<void>) => Promise<void>,
): Promise<FinalTruth> {
  const dir = mkdtempSync(join(tmpdir(), 'dunlin-chaos-'));
  const startServices = async (stack: Stack): Promise<void> => {
    await between?.open(stack);
    const env = (service: ServiceName) => ({ DUNLIN_ORGANISATION_ZONE: zone, ...between?.env(service) });
    await stack.startServices(undefined, { env });
  };
  const { servers, prepare } = between ?? {};
  const options = { dir, from, zone, startServices, ...(servers && { servers }), ...(prepare && { prepare }) };
  try {
    return await withReplayStack(options, async (stack) => {
      const dunlin = connect(stack.clientEnv(), 'user:chaos');
      try {
        await work(stack, dunlin, () => runHistory({ stack, dunlin, from, slice, say }));
        return await readTruth(dunlin, stack.mail.file);
      } finally {
        dunlin.close();
      }
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Invoices of a few real customers that begin and are settled while the script runs. */
async function readSlice(customers: number): Promise<PortfolioRow[]> {
  const mapping = readFileSync(join(data, 'ibm-ar.mapping.yaml'), 'utf8');
  const all = await readPortfolio(readFileSync(join(data, 'ibm-ar.csv')), mapping);
  const { issueDate } = scriptRows(from)[0]!;
  const until = new Date(Date.parse(issueDate) + days.end * 86_400_000).toISOString().slice(0, 10);
  const within = all.filter((row) => row.issueDate >= from && row.issueDate < until && row.settledDate! < until);
  const chosen = [...new Set(within.map(({ customerReference }) => customerReference))].sort().slice(0, customers);
  return within.filter(({ customerReference }) => chosen.includes(customerReference));
}
