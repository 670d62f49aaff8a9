import type { ReactNode } from 'react';
import { Act, type ActProps } from './act.js';

interface ConfirmActProps<Result> extends Omit<
  ActProps<object, Result>,
  'start' | 'isReady' | 'fields' | 'names' | 'run'
> {
  /**
   * @param key by which the same act is done once, however often it is sent
   * @param seen version of what is changed, as it was when the drawer was opened
   */
  readonly run: (key: string, seen: string) => Promise<Result>;
}

/** An act that asks for nothing but the word of the person. */
export function ConfirmAct<Result = unknown>({ run, ...shared }: ConfirmActProps<Result>): ReactNode {
  return (
    <Act<object, Result>
      {...shared}
      start={{}}
      isReady={() => true}
      fields={() => null}
      run={(_nothing, key, seen) => run(key, seen)}
    />
  );
}
