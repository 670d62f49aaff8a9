import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { ReasonAct } from '../../parts/acts/reason-acts.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import { ContactText } from '../contacts.js';
import { PersonDrawer } from './person-drawer.js';

type Person = Schemas['BillingContact'];

interface Chosen {
  readonly act: 'addBillingContact' | 'changeBillingContact' | 'removeBillingContact';
  readonly personId: string | null;
}

/** People at a customer with whom invoices are settled, each with how to reach them. */
export function BillingContacts({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('customers.write');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const query = useQuery({
    queryKey: ['billing-contacts', customerId],
    queryFn: async () => {
      const call = { params: { query: { customerIds: [customerId] } } };
      return (await taken(api.GET('/api/v1/billing-contacts', call))).billingContacts;
    },
  });
  // Somebody whom another person removes meanwhile stays in the drawer that is open about them.
  const found = query.data?.find(({ billingContactId }) => billingContactId === kept?.personId) ?? null;
  const person = useKept(found);
  return (
    <Stack gap="sm">
      <Loaded query={query} empty={t('person.none')} isEmpty={({ length }) => length === 0}>
        {(people) => (
          <Stack gap="md">
            {people.map((one) => (
              <PersonText key={one.billingContactId} person={one} choose={mayWrite ? setChosen : null} />
            ))}
          </Stack>
        )}
      </Loaded>
      {mayWrite && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setChosen({ act: 'addBillingContact', personId: null })}>
            {t('act.addBillingContact.title')}
          </Button>
        </Group>
      )}
      {kept && (
        <PersonActDrawer
          key={`${kept.act} ${kept.personId}`}
          act={kept.act}
          person={kept.personId === null ? null : person}
          customerId={customerId}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

function PersonText({ person, choose }: { person: Person; choose: ((chosen: Chosen) => void) | null }): ReactNode {
  const { t } = useTranslation();
  const { billingContactId: personId, name, role, locale, contacts } = person;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {[role, locale].filter((part) => part !== '').join(' · ')}
        </Text>
        <Stack gap={4} mt={4}>
          {contacts.map((contact) => (
            <ContactText key={contact.contactId} contact={contact} />
          ))}
        </Stack>
      </div>
      {choose && (
        <ActMenu
          of={name}
          acts={(['changeBillingContact', 'removeBillingContact'] as const).map((act) => ({
            name: t(`act.${act}.title`),
            run: () => choose({ act, personId }),
          }))}
        />
      )}
    </Group>
  );
}

interface PersonActDrawerProps {
  readonly act: Chosen['act'];
  readonly person: Person | null;
  readonly customerId: string;
  readonly opened: boolean;
  readonly close: () => void;
}

function PersonActDrawer({ act, person, ...shared }: PersonActDrawerProps): ReactNode {
  if (act !== 'removeBillingContact') return <PersonDrawer person={person} {...shared} />;
  const { opened, close } = shared;
  const run = (reason: string, key: string) =>
    taken(
      api.POST('/api/v1/billing-contacts/{billingContactId}/remove', {
        params: { path: { billingContactId: person!.billingContactId }, header: { 'Idempotency-Key': key } },
        body: { reason },
      }),
    );
  return <ReasonAct name={act} opened={opened} close={close} danger run={run} subject={person?.name} />;
}
