import { Injectable } from '@nestjs/common';
import { type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { Role } from '../config/index.js';
import { Logger } from '../observability/logger.js';

const checkWithinMs = 2_000;
const cacheMs = 500;
/** A shorter outage is a start, or a connection that was lost and made again. */
const toldAfterMs = 5_000;

/** Something that this process needs. */
export interface ReadinessCheck {
  readonly name: string;
  /** The roles that cannot work without it; none where only a part of what a role does waits for it. */
  readonly roles: readonly Role[];
  /** Throws when it cannot be reached; the message, or that of the cause, says why. */
  readonly check: () => Promise<void>;
  /** Address that is checked, and the setting that holds it. */
  readonly place?: string;
  /** How long a response is good for; half a second unless given. */
  readonly holdsMs?: number;
  /** Other checks: while one of them fails too, it says enough. */
  readonly behind?: readonly string[];
  /** Work continues without it, so that the process is ready all the same. */
  readonly spare?: boolean;
}

/** Whether this process can do the work of its roles, and what is missing. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  private readonly away = new Map<string, Absence>();
  private phase: Phase = 'starts';
  private lookFirst: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly terminus: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly logger: Logger,
  ) {}

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** From now on the process is ready when what its roles need is there. */
  begin(): void {
    if (this.phase === 'starts') this.phase = 'works';
  }

  /** From now on the process is not ready, whatever its dependencies say. */
  refuse(): void {
    this.phase = 'shuts down';
  }

  /** @param look runs before each response, so that every other reader of readiness sees the same */
  beforeEachLook(look: () => Promise<void>): void {
    this.lookFirst = look;
  }

  /** @throws ServiceUnavailableException, whose response says what cannot be reached and why */
  async check(): Promise<HealthCheckResult> {
    await this.lookFirst();
    const process_ = () => {
      const session = this.indicators.check('process');
      return this.phase === 'works' ? session.up() : session.down(this.phase);
    };
    return this.terminus.check([process_, ...this.checks.map((check) => () => this.indicate(check))]);
  }

  /**
   * Checks everything, logs once a minute what cannot be reached, and once that it is back.
   * @returns the roles that cannot work
   */
  async look(): Promise<ReadonlySet<Role>> {
    const results = await Promise.all(this.checks.map(async (check) => [check, await this.indicate(check)] as const));
    const reasons = new Map<string, string>();
    for (const [{ name }, result] of results) {
      const { status, message } = result[name]!;
      if (status !== 'up') reasons.set(name, message ?? 'It does not respond.');
    }
    for (const check of this.checks) this.note(check, reasons);
    const missing = this.checks.filter(({ name, spare }) => !spare && reasons.has(name));
    return new Set(missing.flatMap(({ roles }) => roles));
  }

  private note({ name, roles, place, behind = [], spare }: ReadinessCheck, reasons: ReadonlyMap<string, string>): void {
    const reason = reasons.get(name);
    const known = this.away.get(name);
    if (reason === undefined) {
      this.away.delete(name);
      if (known?.told) this.logger.info(`There again: ${name}.`);
      return;
    }
    const absence = known ?? { since: performance.now(), told: false };
    this.away.set(name, absence);
    if (performance.now() - absence.since < toldAfterMs || behind.some((other) => reasons.has(other))) return;
    absence.told = true;
    const consequence = spare ? `Work continues with no ${name}` : `Not ready: no ${name}`;
    // A reason that names a variable says where and what to set.
    const where = place && !reason.includes('DUNLIN_') ? ` Looked for at ${place}.` : '';
    this.logger.oncePerMinute('warn', `readiness ${name}`, `${consequence}. ${reason.replace(/\.$/, '')}.${where}`, {
      roles,
    });
  }

  private async indicate({ name, roles, check, place, holdsMs, spare }: ReadinessCheck): Promise<Indication> {
    const session = this.indicators.check(name);
    const result = await session
      .attempt(async () => {
        try {
          await check();
        } catch (error) {
          throw new Error(reasonOf(error), { cause: error });
        }
      })
      .withTimeout(checkWithinMs)
      .cacheFor(holdsMs ?? cacheMs);
    const { status, message } = (result as Indication)[name]!;
    if (status === 'up') return session.up({ roles });
    const told = { roles, message: message ?? 'It does not respond.', ...(place ? { place } : {}) };
    return spare ? session.degraded(told) : session.down(told);
  }
}

type Phase = 'starts' | 'works' | 'shuts down';

interface Absence {
  readonly since: number;
  told: boolean;
}

type Indication = Record<string, { status: 'up' | 'down' | 'degraded'; message?: string }>;

/**
 * The wrapped error says more than its wrapper; of several attempts at several addresses the first is as good as any.
 */
function reasonOf(error: unknown): string {
  const { message, code, cause, errors } = error as Error & { code?: string; errors?: unknown[] };
  if (cause) return reasonOf(cause);
  if (message) return message;
  return errors?.length ? reasonOf(errors[0]) : String(code ?? error);
}
