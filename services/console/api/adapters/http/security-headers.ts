import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** One for each response; style elements of the screens carry it. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** What every response says to browsers. @param byTls whether console is reached by https */
export function setSecurityHeaders(response: ServerResponse, nonce: string, byTls: boolean): void {
  const policy = [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  response.setHeader('content-security-policy', policy.join('; '));
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  if (byTls) response.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains');
}
