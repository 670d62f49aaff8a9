import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '#libs/time';
import type { Queryable } from '#libs/transactions';
import { Calendars } from '../../calendars/use-cases/calendars.js';
import { type EnrolmentRule, enrolmentRuleOf } from '../domain/enrolment-rule.js';
import { errors } from '../domain/errors.js';
import type { SequenceVersion } from '../domain/sequence.js';
import { SequenceStore } from './ports.js';

const maxRemembered = 1_000;

/** Sequence versions by name and number. A version never changes, so each is read once. */
@Injectable()
export class Sequences {
  private readonly versions = new Map<string, { version: SequenceVersion; rule: EnrolmentRule }>();

  constructor(
    private readonly store: SequenceStore,
    private readonly calendars: Calendars,
  ) {}

  /** The rules of the active versions, in order of name. */
  async activeRules(queryable: Queryable): Promise<EnrolmentRule[]> {
    const rules: EnrolmentRule[] = [];
    for (const { name, version } of await this.store.listActive(queryable)) {
      rules.push((await this.known(queryable, name, version)).rule);
    }
    return rules;
  }

  /** @throws SEQUENCE_NOT_FOUND */
  async version(queryable: Queryable, name: string, version: number): Promise<SequenceVersion> {
    return (await this.known(queryable, name, version)).version;
  }

  /** The version that what joins now runs. @throws SEQUENCE_NOT_FOUND */
  async active(queryable: Queryable, name: string): Promise<SequenceVersion> {
    const newest = await this.store.find(queryable, name);
    if (newest?.active) return this.version(queryable, name, newest.version);
    throw errors.SEQUENCE_NOT_FOUND(
      `There is no active sequence ${JSON.stringify(name)}. List the sequences to see all.`,
    );
  }

  /** Gives versions as days are planned by them: with the calendar in force that each names, read once. */
  planned(on: Queryable, now: Date): (version: SequenceVersion) => Promise<SequenceVersion> {
    const read = new Map<string, Promise<WorkingCalendar>>();
    return async (version) => {
      const code = version.sequence.calendar.workingDays;
      if (code === undefined) return version;
      const calendar = read.get(code) ?? this.calendars.workingCalendar(on, now, code);
      read.set(code, calendar);
      return { ...version, workingCalendar: await calendar };
    };
  }

  private async known(queryable: Queryable, name: string, version: number) {
    const key = `${name}/${version}`;
    const remembered = this.versions.get(key);
    if (remembered) return remembered;
    const stored = await this.store.find(queryable, name, version);
    if (!stored) throw errors.SEQUENCE_NOT_FOUND(`Sequence ${name} has no version ${version}.`);
    if (this.versions.size >= maxRemembered) this.versions.clear();
    const fresh = { version: stored, rule: enrolmentRuleOf(stored) };
    this.versions.set(key, fresh);
    return fresh;
  }
}
