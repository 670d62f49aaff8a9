/** How long nobody hears that a customer was closed: the next screen often shows the same one. */
const leaveAfterMs = 500;

/**
 * Customers whom this page has open, each in one part of it or in several. That one is open no more is said once, when
 * the last part has closed and none has opened since.
 */
export class OpenLooks {
  private readonly parts = new Map<string, number>();

  /** @param leave says that a customer is open no more */
  constructor(
    private readonly leave: (customerId: string) => void,
    private readonly later: (run: () => void, ms: number) => void = (run, ms) => void setTimeout(run, ms),
  ) {}

  /** @returns closes it */
  open(customerId: string): () => void {
    this.count(customerId, 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.count(customerId, -1);
      this.later(() => {
        if (this.parts.get(customerId) !== 0) return;
        this.parts.delete(customerId);
        this.leave(customerId);
      }, leaveAfterMs);
    };
  }

  /** The page itself goes, which leaves no time to wait. */
  leaveAll(): void {
    for (const customerId of this.parts.keys()) this.leave(customerId);
  }

  private count(customerId: string, by: number): void {
    this.parts.set(customerId, (this.parts.get(customerId) ?? 0) + by);
  }
}
