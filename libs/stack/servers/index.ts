import type { ServerName } from '../state.js';
import { agency } from './agency.js';
import { identity } from './identity.js';
import { kafka } from './kafka.js';
import { mail } from './mail.js';
import { postgres } from './postgres.js';
import { redis } from './redis.js';
import { sandbox } from './sandbox.js';
import { scanner } from './scanner.js';
import type { LocalServer } from './server.js';
import { storage } from './storage.js';
import { temporal } from './temporal.js';

export const localServers: Record<ServerName, LocalServer> = {
  postgres,
  kafka,
  temporal,
  redis,
  mail,
  agency,
  identity,
  sandbox,
  scanner,
  storage,
};
