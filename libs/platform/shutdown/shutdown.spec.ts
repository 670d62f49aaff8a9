import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '../observability/logger.js';
import { Shutdown } from './shutdown.js';

function prepare(timeoutMs: number) {
  const lines: string[] = [];
  const logger = new Logger({
    service: 'test',
    level: 'info',
    destination: { write: (line) => void lines.push(line) },
  });
  return { lines, done: [] as string[], shutdown: new Shutdown(timeoutMs, logger) };
}

describe('shutdown', () => {
  it('goes stage by stage, and side by side within a stage', async () => {
    const { shutdown, done } = prepare(1_000);
    shutdown.register('close', 'pool', () => void done.push('pool'));
    shutdown.register('finish', 'server', () => sleep(50).then(() => void done.push('server')));
    shutdown.register('finish', 'relay', () => sleep(10).then(() => void done.push('relay')));
    shutdown.register('refuse', 'readiness', () => void done.push('readiness'));
    expect(shutdown.begun).toBe(false);
    expect(await Promise.all([shutdown.drain(), shutdown.drain()])).toEqual([true, true]);
    expect(shutdown.begun).toBe(true);
    expect(done).toEqual(['readiness', 'relay', 'server', 'pool']);
  });

  it('leaves behind what is late or fails, and closes connections all the same', async () => {
    const { shutdown, done, lines } = prepare(500);
    shutdown.register('finish', 'worker', (remainingMs) => {
      done.push(`worker ${remainingMs > 100 && remainingMs <= 500}`);
      return new Promise<void>((resolve) => setTimeout(resolve, 3_000).unref());
    });
    shutdown.register('finish', 'consumer', () => Promise.reject(new Error('broken')));
    shutdown.register('close', 'pool', () => sleep(20).then(() => void done.push('pool')));
    const started = performance.now();
    expect(await shutdown.drain()).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(done).toEqual(['worker true', 'pool']);
    expect(lines.join('')).toMatch(/The worker did not end in time[\s\S]*|The consumer did not end well/);
  });
});
