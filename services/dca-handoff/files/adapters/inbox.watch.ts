import { Injectable } from '@nestjs/common';

interface Watched {
  readonly seenMs: number;
  stamp: string;
  stampedMs: number;
}

/**
 * Remembers since when this process sees which files of agencies, and since when they are unchanged, by a clock that
 * neither the server of the folder nor the agency can set.
 */
@Injectable()
export class InboxWatch {
  private readonly inboxes = new Map<string, Map<string, Watched>>();

  /** The files that lie in an inbox now; others are forgotten. */
  seen(agency: string, fileNames: readonly string[]): void {
    const before = this.inboxes.get(agency);
    const now = performance.now();
    const fresh = (): Watched => ({ seenMs: now, stamp: '', stampedMs: now });
    this.inboxes.set(agency, new Map(fileNames.map((name) => [name, before?.get(name) ?? fresh()])));
  }

  /** Whether the file had this stamp for so long. */
  isSettled(agency: string, fileName: string, stamp: string, settleMs: number): boolean {
    if (settleMs === 0) return true;
    const watched = this.inboxes.get(agency)?.get(fileName);
    if (!watched) return false;
    const now = performance.now();
    if (watched.stamp !== stamp) Object.assign(watched, { stamp, stampedMs: now });
    return now - watched.stampedMs >= settleMs;
  }

  /** Seconds since the first sight of the file that waits longest, by agency; 0 where none waits. */
  oldestSeconds(): Map<string, number> {
    const now = performance.now();
    const ageOf = (files: ReadonlyMap<string, Watched>) =>
      Math.max(0, ...[...files.values()].map(({ seenMs }) => (now - seenMs) / 1_000));
    return new Map([...this.inboxes].map(([agency, files]) => [agency, ageOf(files)]));
  }
}
