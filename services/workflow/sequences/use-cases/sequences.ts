import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { Queryable } from '#libs/platform';
import { type EnrolmentRule, enrolmentRuleOf } from '../domain/enrolment-rule.js';
import type { SequenceVersion } from '../domain/sequence.js';
import { SequenceStore } from './ports.js';

const maxRemembered = 1_000;

/** Sequence versions by name and number. A version never changes, so what was read once is kept. */
@Injectable()
export class Sequences {
  private readonly versions = new Map<string, { version: SequenceVersion; rule: EnrolmentRule }>();

  constructor(private readonly store: SequenceStore) {}

  /** The rules of the active versions, in order of name. */
  async activeRules(queryable: Queryable): Promise<EnrolmentRule[]> {
    const rules: EnrolmentRule[] = [];
    for (const { name, version } of await this.store.active(queryable)) {
      rules.push((await this.known(queryable, name, version)).rule);
    }
    return rules;
  }

  /** Errors: SEQUENCE_NOT_FOUND */
  async version(queryable: Queryable, name: string, version: number): Promise<SequenceVersion> {
    return (await this.known(queryable, name, version)).version;
  }

  private async known(queryable: Queryable, name: string, version: number) {
    const key = `${name}/${version}`;
    const remembered = this.versions.get(key);
    if (remembered) return remembered;
    const stored = await this.store.find(queryable, name, version);
    if (!stored) throw sequenceNotFound(name, version);
    if (this.versions.size >= maxRemembered) this.versions.clear();
    const fresh = { version: stored, rule: enrolmentRuleOf(stored) };
    this.versions.set(key, fresh);
    return fresh;
  }
}

export function sequenceNotFound(name: string, version?: number): DomainError {
  const what = version ? `${name} version ${version}` : name;
  return new DomainError(
    'SEQUENCE_NOT_FOUND',
    'not-found',
    `There is no sequence ${what}. List the sequences to see all.`,
  );
}
