/** Whether the text can be the token of a link. */
export function isUnsubscribeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{20,100}$/.test(text);
}
