import { newId } from '#libs/ids';
import { testServers } from './servers.js';

/** Makes a Temporal namespace and returns when workflows can be started in it. @param name one of its own unless given */
export async function createNamespace(name = `spec-${newId()}`): Promise<string> {
  // Loaded here, so that specs without workflows do without its memory.
  const { ensureNamespace } = await import('../stack/servers/temporal.js');
  await ensureNamespace(testServers().temporalAddress, name);
  return name;
}
