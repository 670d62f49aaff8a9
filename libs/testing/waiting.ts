import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats a check until it passes; what it threw last is the failure. */
export async function eventually(check: () => void | Promise<void>, withinMs = 90_000): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(25);
    }
  }
}

/** Waits until something holds. */
export function until(holds: () => boolean | Promise<boolean>, withinMs = 90_000): Promise<void> {
  return eventually(async () => {
    if (!(await holds())) throw new Error(`It did not come true within ${withinMs} ms.`);
  }, withinMs);
}
