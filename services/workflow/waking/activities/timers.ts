import { Injectable } from '@nestjs/common';
import { clockSourceOf, PlatformSettings, wallTimeOf } from '#libs/platform';

/** Workflows wait with timers, which follow the wall clock, for instants of the business clock, which may run faster. */
@Injectable()
export class Timers {
  constructor(private readonly settings: PlatformSettings) {}

  /**
   * When a timer must fire, in epoch milliseconds of the wall clock, so that the business clock shows the instant. Under
   * a test clock no timer is set, and the instant comes back as it is.
   */
  timerAtMs(business: Date | null): number | null {
    return business === null ? null : wallTimeOf(clockSourceOf(this.settings), business).getTime();
  }
}
