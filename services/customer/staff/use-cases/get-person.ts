import { Injectable } from '@nestjs/common';
import { FieldFaults } from '#libs/fields';
import { Database } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Person, requirePerson } from '../domain/person.js';
import { PersonStore } from './ports.js';

@Injectable()
export class GetPerson {
  constructor(
    private readonly database: Database,
    private readonly people: PersonStore,
  ) {}

  /**
   * Returns one person, by id or sub.
   * @throws PERSON_INVALID, PERSON_NOT_FOUND
   */
  async getPerson(personId: string, sub: string): Promise<Person> {
    const faults = new FieldFaults();
    faults.check((personId === '') !== (sub === ''), 'person_id', 'or sub must be given, and only one of them');
    faults.throwIfAny(errors.PERSON_INVALID);
    const wanted = personId === '' ? { sub } : { personId };
    return requirePerson(await this.people.find(this.database, wanted), personId || sub);
  }
}
