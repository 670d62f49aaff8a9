import { readdirSync, readFileSync } from 'node:fs';

/** CPU milliseconds that a process and its children have used so far, by /proc; children that ended count as well. */
export function cpuMsOf(pid: number): number {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat) parents.set(stat.parent, [...(parents.get(stat.parent) ?? []), Number(name)]);
  }
  const root = statOf(pid);
  if (!root) return 0;
  let ticks = root.ended;
  for (const each of treeOf(pid, parents)) ticks += statOf(each)?.own ?? 0;
  return (ticks * 1_000) / ticksPerSecond;
}

/** USER_HZ, which Linux shows to programs on every architecture that Node.js runs on. */
const ticksPerSecond = 100;

function treeOf(pid: number, parents: ReadonlyMap<number, number[]>): number[] {
  return [pid, ...(parents.get(pid) ?? []).flatMap((child) => treeOf(child, parents))];
}

interface Stat {
  readonly parent: number;
  readonly own: number;
  readonly ended: number;
}

/** Null for a process that is gone. */
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in parentheses and may contain blanks.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
    return { parent: parent!, own: user! + system!, ended: endedUser! + endedSystem! };
  } catch {
    return null;
  }
}
