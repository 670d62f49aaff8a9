const keptMs = 300_000;
const maxKept = 50_000;

/** Cookies and tokens, by their hashes, that were somebody's a moment ago. They prove nothing by that. */
export class KnownCredentials {
  private readonly seenAt = new Map<string, number>();

  remember(credential: string): void {
    this.seenAt.delete(credential);
    this.seenAt.set(credential, performance.now());
    if (this.seenAt.size > maxKept) this.seenAt.delete(this.seenAt.keys().next().value!);
  }

  has(credential: string): boolean {
    const seenAt = this.seenAt.get(credential);
    return seenAt !== undefined && performance.now() - seenAt < keptMs;
  }
}
