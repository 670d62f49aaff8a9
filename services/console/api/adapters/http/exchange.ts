import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalidFields } from '#libs/errors';
import { errors } from '../../domain/errors.js';

/** Part of a file; a larger one is uploaded in several. */
const maxRawBytes = 4 * 1024 * 1024;
const maxJsonBytes = 1024 * 1024;

/** A request with its address taken apart, and its response. */
export class Exchange {
  readonly url: URL;
  readonly method: string;
  /** Name of the route in metrics; an address that nothing serves has none of its own. */
  route = 'none';

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    readonly correlationId: string,
    /** Who calls, as far as the network tells. */
    readonly address: string,
  ) {
    // The host says nothing here, and a path that begins with two slashes is no other host.
    const { originalUrl = request.url } = request as IncomingMessage & { originalUrl?: string };
    this.url = new URL(`http://console${originalUrl?.startsWith('/') ? originalUrl : '/'}`);
    this.method = request.method ?? 'GET';
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  cookie(name: string): string | undefined {
    for (const part of (this.header('cookie') ?? '').split(';')) {
      const at = part.indexOf('=');
      if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
    }
    return undefined;
  }

  json(status: number, body: unknown, headers: Record<string, string> = {}): void {
    const text = status === 204 ? '' : JSON.stringify(body);
    this.response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    });
    this.response.end(text);
  }

  redirect(to: string): void {
    this.response.writeHead(302, { location: to, 'cache-control': 'no-store' });
    this.response.end();
  }

  /** @throws BODY_INVALID */
  async jsonBody(): Promise<unknown> {
    const bytes = await this.bytes(maxJsonBytes);
    if (bytes.length === 0) return {};
    if (!/^application\/json\b/.test(this.header('content-type') ?? '')) throw bodyInvalid('is no application/json');
    try {
      return JSON.parse(bytes.toString('utf8')) as unknown;
    } catch {
      throw bodyInvalid('cannot be read as JSON');
    }
  }

  /** @throws BODY_INVALID */
  async formBody(): Promise<URLSearchParams> {
    return new URLSearchParams((await this.bytes(maxJsonBytes)).toString('utf8'));
  }

  /** @throws BODY_INVALID */
  rawBody(): Promise<Buffer> {
    return this.bytes(maxRawBytes);
  }

  private async bytes(max: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of this.request) {
      size += (part as Buffer).length;
      if (size > max) {
        // What still comes is not read; the connection ends with the answer.
        this.response.setHeader('connection', 'close');
        throw bodyInvalid(`has more than ${max} bytes`);
      }
      parts.push(part as Buffer);
    }
    return Buffer.concat(parts);
  }
}

function bodyInvalid(description: string) {
  return invalidFields(errors.BODY_INVALID, [{ field: 'body', description }]);
}
