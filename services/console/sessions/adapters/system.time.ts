import { Injectable } from '@nestjs/common';
import { WallTime } from '../use-cases/ports.js';

@Injectable()
export class SystemTime extends WallTime {
  override now(): Date {
    // eslint-disable-next-line no-restricted-syntax -- limits of sessions are wall time
    return new Date();
  }
}
