import type { IncomingHttpHeaders } from 'node:http';

/** What proxies add; who comes by one comes from outside. */
const addedByProxies = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Whether a request comes from an orchestrator or a scraper, which ask the process itself: past every proxy, and by
 * another name than the public one, however that is spelled.
 */
export function isFromInside(headers: IncomingHttpHeaders, publicHostname: string): boolean {
  if (addedByProxies.some((name) => headers[name] !== undefined)) return false;
  const asked = hostnameOf(headers.host ?? '');
  return asked !== null && asked !== publicHostname;
}

/** Null for what is no host. */
function hostnameOf(host: string): string | null {
  const url = URL.parse(`http://${host}`);
  return url && url.hostname.replace(/\.$/, '');
}
