import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { invalidFields } from '#libs/errors';
import { errors } from '../../domain/errors.js';

/** Part of a file; a larger one is uploaded in several. */
const maxRawBytes = 4 * 1024 * 1024;
const maxJsonBytes = 1024 * 1024;
const passOverMs = 1_000;

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

  /** Whether nobody waits for an answer any more. */
  get isAbandoned(): boolean {
    return this.response.destroyed || this.request.errored !== null;
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
    if (Number(this.header('content-length') ?? 0) > max) throw await this.tooLarge(max);
    const parts: Buffer[] = [];
    let size = 0;
    // The connection must outlive the loop, as the refusal is to reach who sends.
    for await (const part of this.request.iterator({ destroyOnReturn: false })) {
      size += (part as Buffer).length;
      if (size > max) throw await this.tooLarge(max);
      parts.push(part as Buffer);
    }
    return Buffer.concat(parts);
  }

  /**
   * What still comes is passed over for a moment, as who still sends reads no answer; the connection ends with that.
   */
  private async tooLarge(max: number): Promise<Error> {
    this.response.setHeader('connection', 'close');
    this.request.resume();
    const passed = new Promise<void>((resolve) => this.request.once('close', resolve).once('end', resolve));
    await Promise.race([passed, sleep(passOverMs, undefined, { ref: false })]);
    return bodyInvalid(`has more than ${max} bytes`);
  }
}

function bodyInvalid(description: string) {
  return invalidFields(errors.BODY_INVALID, [{ field: 'body', description }]);
}
