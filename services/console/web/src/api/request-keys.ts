/** Idempotency keys of a form: what is sent again carries the key it had, so that it is done once. */
export class RequestKeys {
  private readonly keys = new Map<string, string>();

  keyOf(input: object): string {
    const sent = JSON.stringify(input);
    const key = this.keys.get(sent) ?? crypto.randomUUID();
    this.keys.set(sent, key);
    return key;
  }

  /** Once something is done, the same input is another act. */
  forget(): void {
    this.keys.clear();
  }
}
