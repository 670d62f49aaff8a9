import type { IncomingMessage } from 'node:http';
import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { Logger, Metrics } from '#libs/platform';
import type { RawWebhook } from '../../provider/domain/provider.js';
import { TakeWebhook } from '../use-cases/take-webhook.js';

interface HttpResponse {
  status(code: number): HttpResponse;
  set(headers: Record<string, string>): HttpResponse;
  send(body: string): void;
}

const maxBodyBytes = 256 * 1024;
/** How long a body may take to arrive. */
const bodyTimeoutMs = 10_000;
/** Of the pool that charges need; a provider sends again what is refused. */
const maxAtOnce = 8;

const statuses = { TAKEN: 200, KNOWN: 200, REFUSED: 400 } as const;
const [tooLarge, unavailable] = [413, 503];

/** What providers tell by HTTP. It is answered by 200 only once it is committed. */
@Controller('webhooks')
export class WebhooksController {
  private inside = 0;
  private readonly came: ReturnType<typeof webhookCounter>;

  constructor(
    private readonly takeWebhook: TakeWebhook,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.came = webhookCounter(metrics);
  }

  @Post(':provider')
  async take(
    @Param('provider') provider: string,
    @Req() request: IncomingMessage,
    @Res() response: HttpResponse,
  ): Promise<void> {
    if (this.inside >= maxAtOnce) return answer(response, unavailable);
    this.inside += 1;
    try {
      const body = await bodyOf(request);
      if (!body) return answer(response, tooLarge);
      answer(response, await this.statusOf(provider, { headers: headersOf(request), body }));
    } catch (error) {
      // Nothing was kept, so the provider sends it again.
      this.logger.error('A webhook could not be taken.', {
        code: error instanceof DomainError ? error.code : 'INTERNAL',
      });
      this.came.inc({ outcome: 'failed' });
      answer(response, unavailable);
    } finally {
      this.inside -= 1;
    }
  }

  private async statusOf(provider: string, webhook: RawWebhook): Promise<number> {
    const taken = await this.takeWebhook.takeWebhook(provider, webhook);
    this.came.inc({ outcome: taken.outcome.toLowerCase() });
    if (taken.outcome === 'REFUSED') this.logger.warn('A webhook was refused.', { fault: taken.fault });
    return statuses[taken.outcome];
  }
}

const webhookCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_webhooks_total', 'Webhooks of payment providers, by what was done with them.', ['outcome']);

function answer(response: HttpResponse, status: number): void {
  const later: Record<string, string> = status === unavailable ? { 'Retry-After': '5' } : {};
  response
    .status(status)
    .set({ 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', ...later })
    .send('');
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** The bytes as they came, by which they are signed; null where they are too many. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => request.destroy(), bodyTimeoutMs);
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBodyBytes) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    clearTimeout(timer);
  }
}
