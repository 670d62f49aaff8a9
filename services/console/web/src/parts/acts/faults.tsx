import type { ReactNode } from 'react';
import { type Problem, ProblemError } from '../../api/client.js';
import { useFaultText } from '../texts.js';

type Violation = NonNullable<Problem['violations']>[number];

/** What is wrong with a field of a form, for the person; undefined for nothing. */
export type Faults = (field: string) => ReactNode;

/** The wrong fields that the answer to a form names. */
export function faultsOf(error: Error | null): Faults {
  return (field) => {
    const found = violationsOf(error).find((violation) => violation.field === field);
    return found && <FaultText violation={found} />;
  };
}

/** In the language of the person; what has no text in it is what the service says, in English. */
export function FaultText({ violation }: { violation: Violation }): ReactNode {
  const textOf = useFaultText();
  return textOf(violation) ?? <span lang="en">{violation.description}</span>;
}

export function violationsOf(error: Error | null): readonly Violation[] {
  return error instanceof ProblemError ? (error.problem.violations ?? []) : [];
}
