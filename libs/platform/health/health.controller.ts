import { Controller, Get, Header, Res } from '@nestjs/common';
import { Metrics } from '../observability/metrics.js';
import { Liveness } from './liveness.js';
import { Readiness } from './readiness.js';

/** What an orchestrator and a scraper ask. */
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly liveness: Liveness,
    private readonly metrics: Metrics,
  ) {}

  /** Fails only when a restart would help; a dependency that cannot be reached is no reason. */
  @Get('livez')
  @Header('cache-control', 'no-store')
  alive(): { status: string } {
    this.liveness.check();
    return { status: 'ok' };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  ready() {
    return this.readiness.check();
  }

  @Get('metrics')
  async scrape(@Res() response: { type(type: string): { send(text: string): void } }): Promise<void> {
    response.type(this.metrics.contentType).send(await this.metrics.text());
  }
}
