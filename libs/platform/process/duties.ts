/** Background duties of a process, such as looking for due work. */
export class Duties {
  private readonly begins: (() => void)[] = [];

  /** Has a duty begun once the database is ready for this release; until then what it works on may not be there. */
  add(begin: () => void): void {
    this.begins.push(begin);
  }

  begin(): void {
    for (const begin of this.begins) begin();
  }
}
