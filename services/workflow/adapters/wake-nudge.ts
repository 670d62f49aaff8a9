import { Injectable } from '@nestjs/common';

/** Tells the relay of this process that wakes were committed, so that it need not wait for its next look. */
@Injectable()
export class WakeNudge {
  private listener: () => void = () => undefined;

  now(): void {
    this.listener();
  }

  onNudge(listener: () => void): void {
    this.listener = listener;
  }
}
