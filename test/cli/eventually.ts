import { setTimeout as sleep } from 'node:timers/promises';

/** Services tell each other what happened, so what follows is seen a moment later. */
export async function eventually<Read>(read: () => Promise<Read>, holds: (value: Read) => boolean): Promise<Read> {
  for (const end = performance.now() + 90_000; ;) {
    const value = await read();
    if (holds(value) || performance.now() > end) return value;
    await sleep(100);
  }
}
