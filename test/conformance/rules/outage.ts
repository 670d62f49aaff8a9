import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerName } from '#libs/stack';
import { type Delivery, delivery } from '../harness/delivery.js';
import { Deviations } from '../harness/deviations.js';
import { told } from '../harness/rpc.js';
import { expectNotHeld } from './deliveries.js';
import { type Act, factsOf, repeatedFacts, sameLists, type Subject } from './rule.js';

const rounds = 6;
const betweenRoundsMs = 400;
const killAfterMs = 600;

interface PreparedCall {
  readonly rpc: string;
  readonly request: object;
  readonly correlationId: string;
}

/** Calls and events of one service while a server cannot be reached. */
interface Load {
  readonly subject: Subject;
  readonly calls: readonly PreparedCall[];
  readonly deliveries: readonly Delivery[];
}

/**
 * Kills a server that all services need, starts it again, and sends every service requests and events all the while:
 * every call must be served in the end, and every event must be published and handled, once.
 */
export async function survivesTheLossOf(server: ServerName, subjects: readonly Subject[]): Promise<void> {
  const { world } = subjects[0]!;
  const deviations = new Deviations();
  const loads: Load[] = [];
  for (const subject of subjects) loads.push(await prepare(subject));
  await world.quiet();
  const running = Promise.all(loads.map((load) => run(load, deviations)));
  await sleep(killAfterMs);
  const handle = world.stack.server(server);
  handle.kill('SIGKILL');
  await handle.waitReady();
  await running;
  await world.quiet(120_000);
  for (const load of loads) await judge(load, deviations);
  deviations.demandNone();
}

async function prepare(subject: Subject): Promise<Load> {
  const { world, samples, description } = subject;
  const usual = await subject.usualFacts();
  const factsIn = ({ rpc }: Act) => usual.get(rpc)!.length;
  const acts = subject.acts('by request id');
  // There are no workers here, so what an act says must not be followed by what a worker says: the fewest facts do.
  const telling = acts.filter((act) => factsIn(act) > 0).sort((one, other) => factsIn(one) - factsIn(other));
  const { rpc, build } = telling[0] ?? acts[0]!;
  const calls: PreparedCall[] = [];
  const deliveries: Delivery[] = [];
  const type = description.consumes.find((wanted) => samples.events[wanted]);
  for (let round = 0; round < rounds; round += 1) {
    const request = { ...(await build(world)), requestId: randomUUID() };
    calls.push({ rpc, request, correlationId: randomUUID() });
    if (!type) continue;
    const sample = await samples.events[type]!(world);
    const partition = round % (await world.broker.partitionCount(world.broker.topicOf(type)));
    deliveries.push(delivery(world, sample, { partition }));
  }
  return { subject, calls, deliveries };
}

async function run({ subject, calls, deliveries }: Load, deviations: Deviations): Promise<void> {
  const { world, name } = subject;
  const going = calls.map(async ({ rpc, request, correlationId }, round) => {
    await sleep(round * betweenRoundsMs);
    const sent = deliveries[round] ? world.broker.send([deliveries[round].record]) : undefined;
    const { failure } = await world.insist(name, rpc, request, { correlationId });
    if (failure) deviations.add(rpc, `a call during the outage ends with ${told(failure)}`);
    await sent;
  });
  await Promise.all(going);
}

async function judge({ subject, calls, deliveries }: Load, deviations: Deviations): Promise<void> {
  const usual = await subject.usualFacts();
  for (const { rpc, correlationId } of calls) {
    const events = subject.published(correlationId);
    const [found, wanted] = [factsOf(events), usual.get(rpc)!];
    deviations.expect(
      sameLists(found, wanted),
      rpc,
      `published [${found.join(', ')}] instead of [${wanted.join(', ')}]`,
    );
    for (const what of repeatedFacts(events)) deviations.add(rpc, `published twice: ${what}`);
  }
  await expectNotHeld(deviations, subject, deliveries);
}
