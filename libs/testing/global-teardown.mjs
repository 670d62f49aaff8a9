import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const started = globalThis.__dunlinStack;
  if (!started) return;
  await started.stack.stop();
  const { Stack } = await import('../../dist/libs/stack/index.js');
  await Stack.reset(started.dir);
  rmSync(started.dir, { recursive: true, force: true });
}
