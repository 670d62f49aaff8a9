import { Injectable, ServiceUnavailableException } from '@nestjs/common';

/** Whether a restart of this process would help. */
@Injectable()
export class Liveness {
  private readonly checks: { name: string; stuck: () => boolean }[] = [];

  /** @param stuck true when the part is stuck for good although its dependencies respond */
  add(name: string, stuck: () => boolean): void {
    this.checks.push({ name, stuck });
  }

  /** @throws ServiceUnavailableException that names what is stuck */
  check(): void {
    const stuck = this.checks.filter((check) => check.stuck()).map(({ name }) => name);
    if (stuck.length > 0) throw new ServiceUnavailableException({ status: 'stuck', stuck });
  }
}
