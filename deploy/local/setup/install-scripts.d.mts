export const needed: Readonly<Record<string, string>>;
export const notNeeded: Readonly<Record<string, string>>;

export function packagesWithNeededScripts(root: string): string[];
