import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Deviations } from '../harness/deviations.js';
import { nameOf } from '../harness/manifest.js';
import { told } from '../harness/rpc.js';
import { exceptions } from '../samples/exceptions.js';
import { always, type Rule, type Subject } from './rule.js';

export const everyRpcHandled: Rule = {
  name: 'every rpc is handled, and nonsense is refused with a reason, never as a defect',
  appliesTo: always,
  async check({ world, name, description }) {
    const deviations = new Deviations();
    for (const rpc of description.rpcs.map(nameOf)) {
      for (const request of world.rpc.nonsense(rpc)) {
        const { failure } = await world.insist(name, rpc, { ...request, requestId: randomUUID() });
        if (!failure) continue;
        const about = `${JSON.stringify(request)} gets ${told(failure)}`;
        deviations.expect(!['UNIMPLEMENTED', 'INTERNAL', 'UNKNOWN'].includes(failure.code), rpc, about);
        deviations.expect(failure.reason !== '' && failure.domain !== '', rpc, `${about}, which has no ErrorInfo`);
      }
    }
    deviations.demandNone();
  },
};

export const idsDemanded: Rule = {
  name: 'every mutating rpc refuses a missing request_id and a missing actor',
  appliesTo: always,
  async check({ world, name, mutations }) {
    const deviations = new Deviations();
    for (const rpc of mutations.map(nameOf)) {
      const withoutId = await world.insist(name, rpc, {});
      expectRefusal(deviations, rpc, withoutId.failure, 'REQUEST_ID_MISSING');
      const withoutActor = await world.insist(name, rpc, { requestId: randomUUID() }, { actor: null });
      expectRefusal(deviations, rpc, withoutActor.failure, 'ACTOR_MISSING');
    }
    deviations.demandNone();
  },
};

export const responsesReplayed: Rule = {
  name: 'every mutating rpc returns to a repeat the stored response',
  appliesTo: always,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    for (const { rpc, build } of subject.acts()) {
      const request = { ...(await build(world)), requestId: randomUUID() };
      const first = await world.insist(name, rpc, request);
      if (first.failure) {
        deviations.add(rpc, `the sample is refused: ${told(first.failure)}`);
        continue;
      }
      const exception = exceptions[rpc];
      const again = await world.insist(name, rpc, exception ? { ...request, requestId: randomUUID() } : request);
      if (again.failure) deviations.add(rpc, `the repeat is refused: ${told(again.failure)}`);
      else deviations.expect(sameAct(rpc, first.response, again.response), rpc, 'the repeat gets another response');
    }
    deviations.demandNone();
  },
};

export const idsNeverReused: Rule = {
  name: 'every mutating rpc refuses a used request_id with another body',
  appliesTo: always,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    for (const { rpc, build } of subject.acts('by request id')) {
      const requestId = randomUUID();
      await world.insist(name, rpc, { ...(await build(world)), requestId });
      const other = await world.insist(name, rpc, { ...(await build(world)), requestId });
      expectRefusal(deviations, rpc, other.failure, 'REQUEST_KEY_REUSED');
    }
    deviations.demandNone();
  },
};

export const refusedPublishNothing: Rule = {
  name: 'a refused mutation publishes nothing',
  appliesTo: always,
  async check(subject) {
    const deviations = new Deviations();
    const refused = await refusedCalls(subject);
    await subject.world.quiet();
    for (const { rpc, correlationId, refusal } of refused) {
      const types = subject.published(correlationId).map(({ type }) => type);
      deviations.expect(types.length === 0, rpc, `was refused with ${refusal} and published ${types.join(', ')}`);
    }
    deviations.demandNone();
  },
};

/** Whether two responses are the same, or tell of the same act where tries share a key. */
export function sameAct(rpc: string, first: object, second: object): boolean {
  const exception = exceptions[rpc];
  if (!exception) return isDeepStrictEqual(first, second);
  return isDeepStrictEqual(exception.actOf(first as never), exception.actOf(second as never));
}

interface RefusedCall {
  readonly rpc: string;
  readonly correlationId: string;
  readonly refusal: string;
}

/** Refusals of several kinds: a used id, no actor, and what was done already where it cannot be done twice. */
async function refusedCalls(subject: Subject): Promise<RefusedCall[]> {
  const { world, name } = subject;
  const refused: RefusedCall[] = [];
  for (const { rpc, build } of subject.acts('by request id')) {
    const requestId = randomUUID();
    const request = await build(world);
    await world.insist(name, rpc, { ...request, requestId });
    const attempts = [
      { request: { ...(await build(world)), requestId } },
      { request: { ...request, requestId: randomUUID() }, actor: null },
      { request: { ...request, requestId: randomUUID() } },
    ];
    for (const { request: attempt, ...options } of attempts) {
      const correlationId = randomUUID();
      const { failure } = await world.insist(name, rpc, attempt, { ...options, correlationId });
      if (failure) refused.push({ rpc, correlationId, refusal: failure.reason });
    }
  }
  return refused;
}

function expectRefusal(
  deviations: Deviations,
  rpc: string,
  failure: { code: string; reason: string } | undefined,
  reason: string,
): void {
  const outcome = failure ? `${failure.code} ${failure.reason}` : 'a result';
  deviations.expect(failure?.reason === reason, rpc, `returns ${outcome} instead of ${reason}`);
}
