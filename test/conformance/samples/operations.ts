import type { commonV1 } from '#libs/contracts';
import { fromTimestamp, toTimestamp } from '#libs/contracts';
import { delivery } from '../harness/delivery.js';
import type { World } from '../harness/world.js';
import { requestsOf, type RequestBuilder, type ServiceSamples } from './sample.js';

const service = 'dunlin.common.v1.OperationsService';

/** Operations on parked keys, of which a service that consumes nothing never has any. */
export const parkingOperations: readonly string[] = [`${service}/ReplayParkedKey`, `${service}/DropParkedEvent`];

/** Requests of the operations that every service has. */
export function operationsSamples(
  name: string,
  { poison }: Pick<ServiceSamples, 'poison'>,
): Record<string, RequestBuilder> {
  let phases = 0;
  const parked = async (world: World) => {
    const event = delivery(world, await poison[0]!(world), { partition: 2, key: world.unique('parked') });
    await world.broker.consumed(name, await world.broker.send([event.record]));
    const { topic, key } = event.record;
    return { group: `${world.stack.state.topicPrefix}${name}`, topic, key, eventId: event.id };
  };
  return requestsOf<commonV1.OperationsServiceRpcs>(service, {
    // A moment later each time, so that time never goes back.
    setClock: async (world) => {
      const { nowTime } = await world.operate<commonV1.GetClockResponse>(name, 'GetClock', {});
      return { nowTime: toTimestamp(new Date(fromTimestamp(nowTime)!.getTime() + 1)) };
    },
    // The phases in which nothing is due here.
    runDue: async () => ({ phase: phases++ % 2 === 0 ? 'DUE_PHASE_INPUT' : 'DUE_PHASE_PAYMENTS' }),
    ...(poison.length > 0 && {
      replayParkedKey: async (world) => {
        const { eventId: _eventId, ...place } = await parked(world);
        return place;
      },
      dropParkedEvent: async (world) => ({ ...(await parked(world)), reason: 'conformance' }),
    }),
  });
}
