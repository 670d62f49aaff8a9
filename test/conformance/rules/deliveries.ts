import { isDeepStrictEqual } from 'node:util';
import { deadLetters, deliver, type Delivery, delivery, parkedKeys, spoiled } from '../harness/delivery.js';
import { Deviations } from '../harness/deviations.js';
import type { Description } from '../harness/manifest.js';
import type { EventSample } from '../samples/sample.js';
import { factsOf, repeatedFacts, type Rule, sameLists, type Subject } from './rule.js';

const consumes = ({ consumes: types }: Description): boolean => types.length > 0;

export const duplicatesAbsorbed: Rule = {
  name: 'every consumed event is handled, and its duplicates change nothing',
  appliesTo: consumes,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    const deliveries = await oneOfEach(subject);
    await deliver(world, name, deliveries);
    await expectNotHeld(deviations, subject, deliveries);
    const once = deliveries.map(({ correlationId }) => idsOf(subject, correlationId));
    await deliver(world, name, [...deliveries, ...deliveries]);
    await expectNotHeld(deviations, subject, deliveries);
    deliveries.forEach(({ sample, correlationId }, index) => {
      const more = idsOf(subject, correlationId).length - once[index]!.length;
      deviations.expect(more === 0, sample.type, `two duplicates led to ${more} more events`);
      for (const what of repeatedFacts(subject.published(correlationId)))
        deviations.add(sample.type, `published twice: ${what}`);
    });
    deviations.demandNone();
  },
};

export const staleAbsorbed: Rule = {
  name: 'an older event of an aggregate that arrives after a newer one changes nothing',
  appliesTo: consumes,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    for (const [what, makePair] of Object.entries(subject.samples.stale)) {
      const { newer, older, observe } = await makePair(world);
      deviations.expect(
        older.subject === newer.subject && older.sequence < newer.sequence,
        what,
        'the sample is no pair',
      );
      await deliver(world, name, [delivery(world, newer, { partition: 0 })]);
      const before = await observe();
      const late = delivery(world, older, { partition: 0 });
      await deliver(world, name, [late]);
      const after = await observe();
      deviations.expect(
        isDeepStrictEqual(before, after),
        what,
        `${JSON.stringify(before)} became ${JSON.stringify(after)}`,
      );
      const said = factsOf(subject.published(late.correlationId));
      deviations.expect(said.length === 0, what, `the older event led to ${said.join(', ')}`);
      await expectNotHeld(deviations, subject, [late]);
    }
    deviations.demandNone();
  },
};

export const deadLettersKept: Rule = {
  name: 'an unregistered type and what cannot be decoded become dead letters, and what comes after is handled',
  appliesTo: consumes,
  async check(subject) {
    const { world, name } = subject;
    const deviations = new Deviations();
    for (const good of await oneOfEachTopic(subject)) {
      const after = delivery(world, good, { partition: 0 });
      const unknown = spoiled(after, { type: good.type.replace(/[^.]+$/, 'NeverHeardOf') });
      const garbled = spoiled(after, { value: Buffer.from('ffffffffffff', 'hex') });
      await deliver(world, name, [unknown, garbled, after]);
      const dead = new Map((await deadLetters(world, name)).map(({ eventId, reason }) => [eventId, reason]));
      const reasons = [dead.get(unknown.id) ?? 'is no dead letter', dead.get(garbled.id) ?? 'is no dead letter'];
      deviations.expect(reasons[0]!.startsWith('UNKNOWN_TYPE'), good.type, `an unregistered type: ${reasons[0]}`);
      deviations.expect(
        reasons[1]!.startsWith('PAYLOAD_INVALID'),
        good.type,
        `bytes that are no message: ${reasons[1]}`,
      );
      await expectNotHeld(deviations, subject, [after]);
    }
    deviations.demandNone();
  },
};

/** Consequences of an event, without ids. */
export function effectsOf(subject: Subject, { correlationId }: Delivery): string[] {
  return factsOf(subject.published(correlationId));
}

export const sameEffects = (subject: Subject, a: Delivery, b: Delivery): boolean =>
  sameLists(effectsOf(subject, a), effectsOf(subject, b));

/** An event is handled when the group is past its offset and it is not stuck anywhere. */
export async function expectNotHeld(
  deviations: Deviations,
  { world, name }: Subject,
  deliveries: readonly Delivery[],
): Promise<void> {
  const parked = new Map((await parkedKeys(world, name)).map((key) => [`${key.topic} ${key.key}`, key.error]));
  const dead = new Map((await deadLetters(world, name)).map(({ eventId, reason }) => [eventId, reason]));
  for (const { id, sample, record } of deliveries) {
    const error = parked.get(`${record.topic} ${record.key}`);
    deviations.expect(error === undefined, sample.type, `is parked: ${error}`);
    deviations.expect(!dead.has(id), sample.type, `is a dead letter: ${dead.get(id)}`);
  }
}

/** A partition of its own for each of a topic, so that no two of them meet in one transaction. */
async function oneOfEach({ world, description, samples }: Subject): Promise<Delivery[]> {
  const used = new Map<string, number>();
  const deliveries: Delivery[] = [];
  for (const type of description.consumes.filter((wanted) => samples.events[wanted])) {
    const sample = await samples.events[type]!(world);
    const topic = world.broker.topicOf(type);
    const partition = used.get(topic) ?? 0;
    used.set(topic, partition + 1);
    deliveries.push(delivery(world, sample, { partition: partition % (await world.broker.partitionCount(topic)) }));
  }
  return deliveries;
}

async function oneOfEachTopic({ world, description, samples }: Subject): Promise<EventSample[]> {
  const byTopic = Map.groupBy(description.consumes, (type) => world.broker.topicOf(type));
  const found: EventSample[] = [];
  for (const types of byTopic.values()) {
    const type = types.find((candidate) => samples.events[candidate]);
    if (type) found.push(await samples.events[type]!(world));
  }
  return found;
}

const idsOf = (subject: Subject, correlationId: string): string[] =>
  subject.published(correlationId).map(({ id }) => id);
