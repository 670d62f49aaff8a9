import type { ServerResponse } from 'node:http';

const ends = ['drain', 'close', 'error'] as const;

/** Waits until a response takes more, or its reader has gone. Nothing that waits stays behind on it. */
export async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const end of ends) response.off(end, done);
      resolve();
    };
    for (const end of ends) response.on(end, done);
  });
}
