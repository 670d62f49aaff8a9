import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Deviations } from '../harness/deviations.js';
import { httpStatus } from '../harness/probe.js';
import { type InsistedOutcome, told } from '../harness/rpc.js';
import { TableLock } from '../harness/table-lock.js';
import { sameAct } from './calls.js';
import { type Act, always, factsOf, repeatedFacts, type Rule, sameLists, type Subject } from './rule.js';

const twinCount = 20;
const maxRounds = 3;
/** Fewer than the connections of a process, so that each of them gets one. */
const heldCalls = 6;
const drainBoundMs = 25_000;

interface Call extends Act {
  readonly request: object;
  readonly correlationId: string;
}

export const twinsHaveOneEffect: Rule = {
  name: '20 concurrent twins over two replicas with a SIGKILL between have one effect and equal responses',
  appliesTo: always,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    const usual = await subject.usualFacts();
    let metCalls = false;
    // Where this process gets little time, all responses may be there before it sees the first.
    for (let round = 0; round < maxRounds && !metCalls; round += 1) {
      const calls = await prepare(subject, subject.acts());
      const responses = await callAsTwins(subject, calls);
      metCalls = [...responses.values()].flat().some(({ tries }) => tries > 1);
      await Promise.all(world.replicas(name).map((replica) => replica.waitReady()));
      await world.quiet();
      for (const [{ rpc, correlationId }, outcomes] of responses) {
        const failures = outcomes.flatMap(({ failure }) => (failure ? [told(failure)] : []));
        for (const failure of new Set(failures)) deviations.add(rpc, `a twin is refused: ${failure}`);
        const given = outcomes.flatMap(({ response }) => (response ? [response] : []));
        const others = given.filter((response) => !sameAct(rpc, given[0]!, response)).length;
        deviations.expect(others === 0, rpc, `${others} of ${given.length} twins get another response than the first`);
        expectUsual(deviations, subject, rpc, correlationId, usual);
      }
    }
    deviations.expect(metCalls, name, `no kill of ${maxRounds} met a call in flight`);
    deviations.demandNone();
  },
};

export const factsCommittedWithTheirChange: Rule = {
  name: 'an event is published in the same transaction as its change or not at all',
  appliesTo: always,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    const usual = await subject.usualFacts();
    const speaking = subject.acts('by request id').filter(({ rpc }) => usual.get(rpc)!.length > 0);
    const [first] = world.addresses(name);
    for (let start = 0; start < speaking.length; start += heldCalls) {
      const calls = await prepare(subject, speaking.slice(start, start + heldCalls));
      await world.quiet();
      const lock = await TableLock.on(world, name, 'outbox');
      const running = calls.map(({ rpc, request, correlationId }) =>
        world.rpc.call(first!, rpc, request, { correlationId }),
      );
      const met = await lock.waiters(calls.length, 20_000);
      deviations.expect(
        met === calls.length,
        name,
        `${met} of ${calls.length} calls write their events before they respond`,
      );
      await lock.cutWaiters();
      await lock.release();
      await Promise.all(running);
      for (const { rpc, request, correlationId } of calls) {
        const { failure } = await world.insist(name, rpc, request, { correlationId });
        if (failure) deviations.add(rpc, `the repeat after a crash is refused: ${told(failure)}`);
      }
      await world.quiet();
      for (const { rpc, correlationId } of calls) expectUsual(deviations, subject, rpc, correlationId, usual);
    }
    deviations.demandNone();
  },
};

export const drains: Rule = {
  name: 'drains: what is in flight at SIGTERM is served, what comes later is served elsewhere, and it exits with 0',
  appliesTo: always,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    const [leaving] = world.replicas(name);
    const calls = await prepare(subject, subject.acts('by request id').slice(0, heldCalls));
    const lock = await TableLock.on(world, name, 'requests');
    const running = calls.map(({ rpc, request }) => world.rpc.call(leaving!.grpcAddress, rpc, request));
    const waiting = await lock.waiters(calls.length, 20_000);
    deviations.expect(waiting === calls.length, name, `${waiting} of ${calls.length} calls are in flight`);
    const { pid } = leaving!;
    const asked = Date.now();
    leaving!.kill('SIGTERM');
    await sleep(300);
    const ready = await httpStatus(`${leaving!.httpUrl}/readyz`);
    deviations.expect(ready !== 200, leaving!.name, '/readyz says ready while it drains');
    const later = await world.insist(name, `${world.operations}/GetClock`, {});
    if (later.failure) deviations.add(name, `a call during the drain is served nowhere: ${told(later.failure)}`);
    await lock.release();
    const outcomes = await Promise.all(running);
    outcomes.forEach(({ failure }, index) => {
      if (failure) deviations.add(calls[index]!.rpc, `was in flight and gets ${told(failure)}`);
    });
    while (leaving!.pid === pid && Date.now() - asked < drainBoundMs) await sleep(20);
    deviations.expect(leaving!.pid !== pid, leaving!.name, `still runs ${drainBoundMs / 1000} s after SIGTERM`);
    const { code, signal } = leaving!.lastExit ?? { code: null, signal: null };
    deviations.expect(code === 0, leaving!.name, `ended with code ${code}, signal ${signal}`);
    await leaving!.waitReady();
    deviations.demandNone();
  },
};

async function prepare(subject: Subject, acts: readonly Act[]): Promise<Call[]> {
  const calls: Call[] = [];
  for (const act of acts) {
    const request = { ...(await act.build(subject.world)), requestId: randomUUID() };
    calls.push({ ...act, request, correlationId: randomUUID() });
  }
  return calls;
}

/**
 * Sends every call twenty times at once and kills one of the two processes as soon as the first responses are there.
 */
async function callAsTwins({ world, name }: Subject, calls: readonly Call[]): Promise<Map<Call, InsistedOutcome[]>> {
  const [stays, dies] = world.replicas(name);
  const orders = [
    [stays!.grpcAddress, dies!.grpcAddress],
    [dies!.grpcAddress, stays!.grpcAddress],
  ];
  let responded = 0;
  const countThat = (outcome: InsistedOutcome): InsistedOutcome => {
    responded += 1;
    if (responded === calls.length) dies!.kill('SIGKILL');
    return outcome;
  };
  const running = calls.map(async (call): Promise<[Call, InsistedOutcome[]]> => {
    const { rpc, request, correlationId } = call;
    const twins = Array.from({ length: twinCount }, (_, index) =>
      world.rpc.insist(orders[index % 2]!, rpc, request, { correlationId }).then(countThat),
    );
    return [call, await Promise.all(twins)];
  });
  return new Map(await Promise.all(running));
}

function expectUsual(
  deviations: Deviations,
  subject: Subject,
  rpc: string,
  correlationId: string,
  usual: Map<string, string[]>,
): void {
  const events = subject.published(correlationId);
  for (const what of repeatedFacts(events)) deviations.add(rpc, `published twice: ${what}`);
  const [found, wanted] = [factsOf(events), usual.get(rpc)!];
  deviations.expect(sameLists(found, wanted), rpc, `published [${found.join(', ')}] instead of [${wanted.join(', ')}]`);
}
