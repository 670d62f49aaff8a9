import { Injectable } from '@nestjs/common';

/** Tells the relay of this process that wakes were committed, so that it sends them at once. */
@Injectable()
export class WakeSignal {
  private listener: () => void = () => undefined;

  raise(): void {
    this.listener();
  }

  onRaised(listener: () => void): void {
    this.listener = listener;
  }
}
