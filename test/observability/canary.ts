/** Contact data of nobody, marked with the input it was given to, so that a finding says where it came in. */
export const canaryPhone = '+12025550187';

export function canaryName(input: string): string {
  return `Ada Canary-${input}`;
}

export function canaryEmail(input: string): string {
  return `canary-${input}@canary.example`;
}

/** Texts of people in free-text fields. */
export function canaryText(input: string): string {
  return `Tell ${canaryName(input)} <${canaryEmail(input)}>, (202) 555-0187`;
}

/** The inputs whose canaries stand in a text, each once; `phone` for the number, which all of them share. */
export function canariesIn(text: string): string[] {
  const named = [...text.matchAll(/canary(?:-|%2D)?([a-z0-9-]*)/gi)].map(([, input]) => input!.toLowerCase());
  const phoned = /202\D{0,3}555\D{0,2}0187/.test(text) ? ['phone'] : [];
  return [...new Set([...named, ...phoned])];
}
