import type { SpawnOptions } from 'node:child_process';

export interface ProcessIdentity {
  pid: number;
  start: string;
}

export function cacheDir(): string;
export function hashOf(...parts: (string | NodeJS.ArrayBufferView)[]): string;
export function processStart(pid: number): string | undefined;
export function thisProcess(): ProcessIdentity;
export function isAlive(identity: ProcessIdentity | undefined): boolean;
export function sleep(ms: number): Promise<void>;
export function withLock<T>(
  file: string,
  work: () => Promise<T> | T,
  onWait?: (holder: ProcessIdentity | undefined) => void,
): Promise<T>;
export function which(program: string, searchPath?: string): string | undefined;
export function outputOf(program: string, args: string[]): string | undefined;
export function run(command: string, args: string[], options?: SpawnOptions): Promise<string>;
export function step<T>(label: string, work: () => Promise<T> | T, print?: (line: string) => void): Promise<T>;
export function cacheEntry(
  folder: string,
  label: string,
  fill: (folder: string) => Promise<void>,
  print?: (line: string) => void,
): Promise<string>;
export function removeTree(folder: string): void;
