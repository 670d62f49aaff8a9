import { Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
import type { Role } from '../config/index.js';
import { Logger } from '../observability/logger.js';

const checkWithinMs = 2_000;
const answerHoldsMs = 500;

/** A dependency of one or more roles of this process. */
export interface ReadinessCheck {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Throws when the dependency is away; the message says what to look at. */
  readonly check: () => Promise<void>;
  /** How long an answer is good for; half a second unless given. */
  readonly holdsMs?: number;
}

/** Whether this process can do the work of its roles, and what is missing. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  private draining = false;

  constructor(
    private readonly terminus: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly logger: Logger,
  ) {}

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** From now on the process is not ready, whatever its dependencies say. */
  refuse(): void {
    this.draining = true;
  }

  /**
   * @param role looks only at what this role needs; at everything when absent
   * @throws ServiceUnavailableException, whose response says what is away
   */
  async check(role?: Role): Promise<HealthCheckResult> {
    const process_ = () =>
      this.draining ? this.indicators.check('process').down('shuts down') : this.indicators.check('process').up();
    const concerned = this.checks.filter(({ roles }) => role === undefined || roles.includes(role));
    return this.terminus.check([process_, ...concerned.map((check) => () => this.indicate(check))]);
  }

  async isReady(role: Role): Promise<boolean> {
    try {
      await this.check(role);
      return true;
    } catch {
      return false;
    }
  }

  private indicate({ name, roles, check, holdsMs }: ReadinessCheck) {
    return this.indicators
      .check(name)
      .attempt(async () => {
        try {
          await check();
        } catch (error) {
          this.logger.oncePerMinute('warn', `readiness ${name}`, `Not ready: the ${name} is missing.`, {
            roles,
            reason: reasonOf(error),
          });
          throw new Error(reasonOf(error), { cause: error });
        }
        return { roles };
      })
      .withTimeout(checkWithinMs)
      .cacheFor(holdsMs ?? answerHoldsMs);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== ''
    ? error.message
    : String((error as { code?: string }).code ?? error);
}
