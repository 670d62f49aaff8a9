import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const megabyte = Buffer.alloc(1_048_576, 'dunlin');

/** A file system in memory that can be filled to the last byte. Only root may mount one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static mount(sizeMb: number): SmallDisk {
    const folder = mkdtempSync('/var/tmp/dunlin-small-disk-');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=755`, 'tmpfs', folder], { stdio: 'pipe' });
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    return new SmallDisk(folder);
  }

  /** Whether this user may mount one. */
  static get isPossible(): boolean {
    try {
      SmallDisk.mount(1).unmount();
      return true;
    } catch {
      return false;
    }
  }

  fill(): void {
    const file = openSync(this.filler, 'w');
    try {
      for (let part = megabyte; part.length > 0;) {
        try {
          writeSync(file, part);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          part = part.subarray(0, part.length >> 1);
        }
      }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.filler, { force: true });
  }

  /** A folder on it. */
  make(name: string): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get filler(): string {
    return join(this.folder, 'filler');
  }
}
