import type { Command } from 'commander';
import type { customerV1 } from '#libs/contracts';
import { action, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand } from '../../options.js';
import { fields } from '../../output.js';
import { personOf } from './staff.js';

interface PersonOptions extends CommonOptions {
  name?: string;
  email?: string;
}

interface PeopleOptions extends ListOptions {
  active?: boolean;
}

export function addPersonCommands(person: Command): void {
  addListOptions(
    addCommand(person, 'list', 'Lists people by name.', 'person list --active').option(
      '--active',
      'only those who get new work',
    ),
  ).action(
    action<PeopleOptions, []>(async (context, options) => {
      const { dunlin } = context;
      const activeOnly = options.active ?? false;
      const page = await readList(options, async (pageSize, pageToken) => {
        const read = await dunlin.customer.listPeople({ activeOnly, pageSize, pageToken }, dunlin.caller);
        return { items: read.people, nextPageToken: read.nextPageToken };
      });
      await showList(context, options, page, () => page.items, [
        ...fields<customerV1.Person>('sub', 'name', 'email', 'active'),
        { head: 'PERSON ID', of: ({ personId }) => personId, wide: true },
      ]);
    }),
  );
  addCommand(person, 'show', 'Shows one person.', 'person show ann')
    .argument('<sub or id>')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) => {
        context.output.one(await personOf(context, who));
      }),
    );
  addCommand(
    person,
    'add',
    'Registers a person by what the identity provider calls them, or changes the one who is registered.',
    'person add ann --name "Ann Lee" --email ann@desk.example',
  )
    .argument('<sub>')
    .option('--name <text>')
    .option('--email <address>')
    .action(
      action<PersonOptions, [string]>(async ({ dunlin, output, requestId }, { name, email }, sub) => {
        const request = { requestId, sub, name, email, active: true };
        output.one((await dunlin.customer.applyPerson(request, dunlin.caller)).person!);
      }),
    );
  addCommand(
    person,
    'deactivate',
    'Gives no new work to a person; what they have stays until it is given to others.',
    'person deactivate ann',
  )
    .argument('<sub or id>')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) => {
        const { dunlin, output, requestId } = context;
        const { sub } = await personOf(context, who);
        output.one((await dunlin.customer.applyPerson({ requestId, sub, active: false }, dunlin.caller)).person!);
      }),
    );
}
