import type { commonV1 } from '#libs/contracts';
import { deadLetters, deliver, type Delivery, delivery } from '../harness/delivery.js';
import { Deviations } from '../harness/deviations.js';
import type { EventBuilder } from '../samples/sample.js';
import { effectsOf, expectNotHeld, sameEffects } from './deliveries.js';
import type { Rule, Subject } from './rule.js';

/** Events of one key in their order, each second one poison, and one of another key that comes after them. */
interface Queue {
  readonly poison: Delivery;
  readonly first: Delivery;
  readonly poisonAgain: Delivery;
  readonly second: Delivery;
  readonly otherKey: Delivery;
}

export const poisonParkedWithItsKey: Rule = {
  name: 'poison is parked with its key while other keys flow, and what waits behind it is handled in order when it is unparked',
  appliesTo: ({ consumes }) => consumes.length > 0,
  async check(subject) {
    const { world, name, samples } = subject;
    const deviations = new Deviations();
    for (const build of samples.poison) {
      const queue = await makeQueue(subject, build);
      await deliver(world, name, [queue.poison, queue.first, queue.poisonAgain, queue.second]);
      await deliver(world, name, [queue.otherKey]);
      await expectParked(deviations, subject, queue);
      await expectNotHeld(deviations, subject, [queue.otherKey]);
      // Only parked events can be replayed.
      deviations.demandNone();
      await unpark(deviations, subject, queue);
      deviations.demandNone();
    }
  },
};

async function makeQueue({ world, description, samples }: Subject, build: EventBuilder): Promise<Queue> {
  const bad = await build(world);
  const topic = world.broker.topicOf(bad.type);
  const onTopic = description.consumes.filter((type) => world.broker.topicOf(type) === topic && samples.events[type]);
  const type = onTopic.includes(bad.type) ? bad.type : onTopic[0];
  if (!type) throw new Error(`No sample on ${topic} can stand behind the poison of ${bad.type}.`);
  const [good, other] = [await samples.events[type]!(world), await samples.events[type]!(world)];
  const { key, sequence } = good;
  const partition = 1;
  return {
    poison: delivery(world, bad, { partition, key }),
    first: delivery(world, good, { partition }),
    poisonAgain: delivery(world, bad, { partition, key }),
    second: delivery(world, good, { partition, sequence: sequence + 1 }),
    otherKey: delivery(world, other, { partition }),
  };
}

async function expectParked(deviations: Deviations, subject: Subject, queue: Queue): Promise<void> {
  const { type } = queue.poison.sample;
  const waiting = await waitingIds(subject, queue);
  const wanted = [queue.poison, queue.first, queue.poisonAgain, queue.second].map(({ id }) => id);
  const held = waiting.filter((id) => wanted.includes(id));
  deviations.expect(
    held.join() === wanted.join(),
    type,
    `${held.length} of the 4 events of the key are parked in their order`,
  );
  for (const event of [queue.first, queue.second]) {
    const effects = effectsOf(subject, event);
    deviations.expect(effects.length === 0, type, `an event behind the poison led to ${effects.join(', ')}`);
  }
}

/** Drops the first poison, replays up to the second, drops that and replays the rest. */
async function unpark(deviations: Deviations, subject: Subject, queue: Queue): Promise<void> {
  const { world, name } = subject;
  const { type } = queue.poison.sample;
  const place = placeOf(subject, queue);
  const drop = (eventId: string) =>
    world.operate(name, 'DropParkedEvent', { ...place, eventId, reason: 'conformance' });
  const replay = () => world.operate<commonV1.ReplayParkedKeyResponse>(name, 'ReplayParkedKey', place);
  await drop(queue.poison.id);
  const half = await replay();
  deviations.expect(
    half.replayedCount === '1' && half.error !== '',
    type,
    `a replay up to the next poison says ${JSON.stringify(half)}`,
  );
  const left = await waitingIds(subject, queue);
  const inOrder = left[0] === queue.poisonAgain.id && left.includes(queue.second.id) && !left.includes(queue.first.id);
  deviations.expect(inOrder, type, 'the replay did not stop at the next poison with the rest behind it');
  await drop(queue.poisonAgain.id);
  const rest = await replay();
  deviations.expect(rest.leftCount === '0' && rest.error === '', type, `the last replay says ${JSON.stringify(rest)}`);
  await world.quiet();
  await expectNotHeld(deviations, subject, [queue.first, queue.second]);
  const effects = [queue.first, queue.otherKey].map((event) => `[${effectsOf(subject, event).join(', ')}]`);
  deviations.expect(
    sameEffects(subject, queue.first, queue.otherKey),
    type,
    `after a replay ${effects[0]}, else ${effects[1]}`,
  );
  const dropped = (await deadLetters(world, name, 'STATE_DROPPED'))
    .filter(({ decision }) => decision?.reason === 'conformance' && decision.actor !== '')
    .map(({ eventId }) => eventId);
  const kept = [queue.poison, queue.poisonAgain].every(({ id }) => dropped.includes(id));
  deviations.expect(kept, type, 'what was dropped is not kept as a dead letter with who dropped it and why');
}

async function waitingIds(subject: Subject, queue: Queue): Promise<string[]> {
  const { world, name } = subject;
  const { events } = await world.operate<commonV1.GetParkedKeyResponse>(name, 'GetParkedKey', placeOf(subject, queue));
  return events.map(({ eventId }) => eventId);
}

const placeOf = ({ world, name }: Subject, { poison }: Queue) => ({
  group: `${world.stack.state.topicPrefix}${name}`,
  topic: poison.record.topic,
  key: poison.record.key,
});
