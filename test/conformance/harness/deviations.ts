/** Everything that deviates from a rule, told at once and by name. */
export class Deviations {
  private readonly found: string[] = [];

  add(where: string, what: string): void {
    this.found.push(`${where}: ${what}`);
  }

  /** Notes the deviation unless the condition holds. */
  expect(holds: boolean, where: string, what: string): void {
    if (!holds) this.add(where, what);
  }

  /** @throws Error with all of them, when there are any */
  demandNone(): void {
    if (this.found.length > 0) throw new Error(`\n  ${this.found.join('\n  ')}`);
  }
}
