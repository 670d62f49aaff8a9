/** Headers of a change that is done once, and only where nobody else changed the thing since it was seen. */
export function onlyIfSeen(key: string, version: string) {
  return { 'Idempotency-Key': key, 'If-Match': `"${version}"` };
}
