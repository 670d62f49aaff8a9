import { LiveStream } from './live.stream.js';

const all = { customerId: '', since: '' };
const exchange = () =>
  ({
    header: () => undefined,
    response: { writeHead: () => undefined, write: () => true, end: () => undefined, on: () => undefined },
  }) as never;

describe('live streams of a process that ends', () => {
  it('are ended, and no new one is opened that would hold it up', async () => {
    const steps: { stage: string; stop: () => void }[] = [];
    const shutdown = {
      begun: false,
      register: (stage: string, _name: string, stop: () => void) => void steps.push({ stage, stop }),
    };
    let reading = 0;
    const feed = {
      follow: async () => {
        reading += 1;
        return () => void (reading -= 1);
      },
    };
    const live = new LiveStream(feed as never, {} as never, shutdown as never);
    await live.stream(exchange(), 'ada', all);
    expect([reading, steps.map(({ stage }) => stage)]).toEqual([1, ['refuse', 'finish']]);
    shutdown.begun = true;
    steps[0]!.stop();
    expect(reading).toBe(0);
    await expect(live.stream(exchange(), 'ada', all)).rejects.toMatchObject({
      code: 'LIVE_UNAVAILABLE',
      kind: 'unavailable',
    });
  });
});
