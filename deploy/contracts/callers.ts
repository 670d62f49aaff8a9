import fs from 'node:fs';
import path from 'node:path';
import { type ServiceName, serviceNames } from '#libs/contracts';
import { repositoryRoot } from '../../libs/stack/paths.js';

/** Which service calls which rpc of which other: `workflow -> customer/CreateTask`. */
export type Calls = readonly string[];

/** What the last release let services call; only a release renews it. */
export const baselineFile = path.join(repositoryRoot, 'protos/callers.baseline.json');

/**
 * Calls that may be refused for a while. An item of an act on many waits for its owner, whatever keeps it from deciding,
 * and the others go on, and who is asked about beside other work is asked about later: while pods of the last release are
 * there, this takes longer, and nothing is lost. So does the dry run of an import, which writes nothing meanwhile, and a
 * chunk of rows without due dates, whose customers were copied before their classes were. A call
 * that is made for a person, who waits, is refused before anything is stored, and may be tried again: it names the items
 * of an act, or says whose the invoice of a document or the
 * documents of a dispute are, or whether a case or money on its way allows a write-off or a prolongation, or what may be
 * promised. A promise to pay or a settlement is judged, and a step charges, once a new pod of payment is asked.
 */
export const waitingCalls: Calls = [
  'customer -> invoice/BatchGetInvoices',
  'invoice -> customer/BatchGetCustomers',
  'invoice -> customer/ListDocuments',
  'invoice -> customer/PreviewUpsertCustomers',
  'invoice -> payment/CheckMoneyInFlight',
  'invoice -> workflow/CheckHolds',
  'invoice -> workflow/ListCases',
  'payment -> customer/BatchGetContactFacts',
  'payment -> workflow/CheckHolds',
  'payment -> workflow/ComputeWorkingDay',
  'workflow -> customer/AddNote',
  'workflow -> customer/AssignSpecialist',
  'workflow -> customer/BatchGetContactFacts',
  'workflow -> dca-handoff/RecallInvoices',
  'workflow -> invoice/ListInvoiceIds',
  'workflow -> invoice/SetCollection',
  'workflow -> payment/ChargeByAutopay',
  'workflow -> payment/JudgePromise',
  'workflow -> payment/JudgeSettlement',
  'workflow -> payment/KeepArrangement',
  'workflow -> payment/PauseArrangement',
  'workflow -> payment/ResumeArrangement',
];

/** What every process does as it starts. */
const launchFile = path.join(repositoryRoot, 'libs/platform/process/launch.ts');
const fenceFolder = path.join(repositoryRoot, 'libs/platform/fence');

/** What the manifests let services call. */
export async function allowedCalls(): Promise<Calls> {
  const calls: string[] = [];
  for (const called of serviceNames) {
    const file = path.join(repositoryRoot, 'services', called, 'service.ts');
    const { service } = (await import(file)) as { service: { callers?: Record<string, readonly string[]> } };
    for (const [caller, rpcs] of Object.entries(service.callers ?? {})) {
      calls.push(...rpcs.map((rpc) => `${caller} -> ${called}/${rpc}`));
    }
  }
  return calls.sort();
}

/** What the sources call, found by the clients that they make. */
export function madeCalls(): Calls {
  const calls = new Set<string>();
  const ofAll = fs.readFileSync(launchFile, 'utf8');
  for (const caller of serviceNames) {
    const sources = [ofAll, ...sourcesBelow(path.join(repositoryRoot, 'services', caller))];
    // Who asks the owners through the fence makes its calls.
    const asksOwners = sources.some((source) => /\bOwners\b[^;]*from '#libs\/fence'/.test(source));
    for (const call of sources.flatMap(callsIn)) calls.add(`${caller} -> ${call}`);
    if (!asksOwners) continue;
    // The payment service answers itself what the fence asks of it.
    for (const call of sourcesBelow(fenceFolder).flatMap(callsIn))
      if (!call.startsWith(`${caller}/`)) calls.add(`${caller} -> ${call}`);
  }
  return [...calls].sort();
}

/**
 * Calls that the release beside would refuse: pods of the last release know only what it let services call. A call of or
 * by a service that the last release did not have is between new pods alone.
 * @param waiting calls that may be refused for a while
 */
export function refusedByLastRelease(
  made: Calls,
  baseline: { services: readonly string[]; calls: Calls },
  waiting: Calls = [],
): Calls {
  const isOld = (name: string) => baseline.services.includes(name);
  return made.filter((call) => {
    const [caller = '', called = ''] = call.split(' -> ').map((name) => name.split('/')[0]!);
    return isOld(caller) && isOld(called) && !baseline.calls.includes(call) && !waiting.includes(call);
  });
}

function callsIn(source: string): string[] {
  const called = [...source.matchAll(/\.of\('([a-z-]+)'\)/g)].map(([, name]) => name as ServiceName);
  return called.flatMap((name) =>
    rpcsOf(name)
      .filter((rpc) => source.includes(`.${rpc.charAt(0).toLowerCase()}${rpc.slice(1)}(`))
      .map((rpc) => `${name}/${rpc}`),
  );
}

function rpcsOf(name: ServiceName): string[] {
  const folder = path.join(repositoryRoot, 'protos/dunlin', name.replaceAll('-', '_'), 'v1');
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('_service.proto'));
  return files.flatMap((file) =>
    [...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/^ {2}rpc (\w+)\(/gm)].map(([, rpc]) => rpc!),
  );
}

function sourcesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing'))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
}
