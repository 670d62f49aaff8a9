export const pinned: string;

export function nodeFolder(): Promise<string>;
export function fetchNode(): Promise<string>;
