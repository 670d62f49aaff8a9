// Starts the real servers once for all integration specs, unless DUNLIN_TEST_SERVERS names running ones.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function globalSetup() {
  if (process.env.DUNLIN_TEST_SERVERS) return;
  const { Stack } = await import('../../dist/libs/stack/index.js');
  const dir = mkdtempSync(join(tmpdir(), 'dunlin-integration-'));
  const stack = await Stack.create({ dir, name: 'integration', log: () => undefined });
  globalThis.__dunlinStack = { stack, dir };
  await stack.startServers(['postgres', 'kafka', 'temporal', 'redis', 'mail']);
  const url = (name) => stack.server(name).url;
  process.env.DUNLIN_TEST_SERVERS = JSON.stringify({
    postgresUrl: url('postgres'),
    kafkaBrokers: stack.server('kafka').address,
    temporalAddress: stack.server('temporal').address,
    redisUrl: url('redis'),
    smtpUrl: stack.mail.smtp,
    mailApi: stack.mail.api,
  });
}
