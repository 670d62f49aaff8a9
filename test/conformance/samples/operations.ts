import type { commonV1 } from '#libs/contracts';
import { deadLetters, delivery, spoiled } from '../harness/delivery.js';
import type { World } from '../harness/world.js';
import { type RequestBuilder, requestsOf, type ServiceSamples } from './sample.js';

const service = 'dunlin.common.v1.OperationsService';

/** Operations on parked keys and dead letters, of which a service that consumes nothing never has any. */
export const parkingOperations: readonly string[] = [
  `${service}/ReplayParkedKey`,
  `${service}/DropParkedEvent`,
  `${service}/ReplayDeadLetter`,
  `${service}/DropDeadLetter`,
];

let nanoseconds = 0;

/** The instant at which the clock of a service stands; finer parts that no clock keeps make each request another. */
export async function presentOf(world: World, service: string) {
  const { nowTime } = await world.operate<commonV1.GetClockResponse>(service, 'GetClock', {});
  nanoseconds += 1;
  return { seconds: nowTime!.seconds, nanos: nowTime!.nanos + nanoseconds };
}

/** Requests of the operations that every service has. */
export function operationsSamples(
  name: string,
  { poison }: Pick<ServiceSamples, 'poison'>,
): Record<string, RequestBuilder> {
  let count = 0;
  const parked = async (world: World) => {
    const event = delivery(world, await poison[0]!(world), { partition: 2, key: world.unique('parked') });
    await world.broker.consumed(name, await world.broker.send([event.record]));
    const { topic, key } = event.record;
    return { group: `${world.stack.state.topicPrefix}${name}`, topic, key, eventId: event.id };
  };
  const dead = async (world: World) => {
    const key = world.unique('dead');
    const event = delivery(world, await poison[0]!(world), { partition: 2, key });
    const letter = spoiled(event, { value: Buffer.from('ffffffffffff', 'hex') });
    await world.broker.consumed(name, await world.broker.send([letter.record]));
    const found = (await deadLetters(world, name)).find(({ eventId }) => eventId === letter.id);
    return { deadLetterId: found!.deadLetterId };
  };
  return requestsOf<commonV1.OperationsServiceRpcs>('common', {
    setClock: async (world) => ({ nowTime: await presentOf(world, name) }),
    // The phases in which nothing is due here.
    runDue: async () => ({ phase: (count += 1) % 2 === 0 ? 'DUE_PHASE_INPUT' : 'DUE_PHASE_PAYMENTS' }),
    ...(poison.length > 0 && {
      replayParkedKey: async (world) => {
        const { eventId: _eventId, ...place } = await parked(world);
        return place;
      },
      dropParkedEvent: async (world) => ({ ...(await parked(world)), reason: 'conformance' }),
      // It is as unreadable as before, and stays open.
      replayDeadLetter: dead,
      dropDeadLetter: async (world) => ({ ...(await dead(world)), reason: 'conformance' }),
    }),
  });
}
