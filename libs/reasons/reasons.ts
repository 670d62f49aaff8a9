import { faultOf } from '#libs/errors';
import { maxLengths, type Reading, readReason } from '#libs/fields';
import { actsWithReasons, type ActWithReasons } from './acts.js';
import { productReasons } from './product-reasons.js';

export interface Reason {
  readonly act: ActWithReasons;
  /** UPPER_SNAKE, unique for its act. */
  readonly code: string;
  /** A sentence that says what it is for. */
  readonly description: string;
}

export interface ListedReason extends Reason {
  /** Whether it is the organisation's. */
  readonly own: boolean;
}

/** What a person gives as reason: a code, text of its own, or both. */
export interface GivenReason {
  readonly reason: string;
  /** Empty for none. */
  readonly reasonCode: string;
}

/** The reasons by act: those that come with Dunlin, and those of the organisation. */
export class Reasons {
  private readonly byAct: ReadonlyMap<ActWithReasons, ReadonlyMap<string, ListedReason>>;

  /** @param own of the organisation; one with the code of another takes its place */
  constructor(own: readonly Reason[] = []) {
    this.byAct = new Map(
      actsWithReasons.map((act) => {
        const shipped = Object.entries(productReasons[act]).map(([code, description]) => ({
          act,
          code,
          description,
          own: false,
        }));
        const added = own.filter((reason) => reason.act === act).map((reason) => ({ ...reason, own: true }));
        const all = [...shipped, ...added];
        return [act, new Map(all.map((reason) => [reason.code, reason]))];
      }),
    );
  }

  /** @param act only its reasons; those of all acts when null */
  list(act: ActWithReasons | null): ListedReason[] {
    const acts = act === null ? actsWithReasons : [act];
    return acts.flatMap((each) => [...this.byAct.get(each)!.values()]);
  }

  /** What is kept of a reason: the code, the text, or both as `CODE: text`. A code that is not known is refused. */
  read(act: ActWithReasons, { reason, reasonCode }: GivenReason): Reading<string> {
    const code = reasonCode.trim();
    if (code === '') return readReason(reason);
    const known = this.byAct.get(act)!;
    if (!known.has(code)) return { fault: faultOf('UNKNOWN_REASON', { code, codes: [...known.keys()].join(', ') }) };
    if (reason.trim() === '') return { value: code };
    const read = readReason(reason);
    if ('fault' in read) return read;
    const line = `${code}: ${read.value}`;
    return [...line].length > maxLengths.reason
      ? { fault: faultOf('TOO_LONG_WITH_CODE', { max: maxLengths.reason }) }
      : { value: line };
  }
}
