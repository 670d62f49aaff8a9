import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { onlyIfSeen } from '../api/headers.js';
import { useMay } from '../api/me.js';
import { Act } from '../parts/acts/act.js';
import { changedFields } from '../parts/acts/changed-since.js';
import { useFormats } from '../parts/formats.js';
import { Facts, Loaded } from '../parts/panel.js';
import { absent } from '../parts/written.js';
import { FieldInput } from './field-input.js';
import { type Metadata, type MetadataField, type MetadataSchema, useMetadataSchemas, type Whose } from './schemas.js';
import { faultName, shownFields, type Values, valuesOf, valueText, versionOf } from './values.js';

/** Whose metadata is shown, with what is stored of it. */
export interface MetadataOwner {
  readonly whose: Whose;
  readonly id: string;
  readonly metadata: readonly Metadata[];
}

interface MetadataValuesProps {
  readonly owner: MetadataOwner;
  readonly schema: string;
  /** In their order; all of them when empty. */
  readonly fields: readonly string[];
}

/** What is kept by one schema of a customer or an invoice, and the way to fill it in. */
export function MetadataValues({ owner, schema: name, fields }: MetadataValuesProps): ReactNode {
  const { t } = useTranslation();
  const schemas = useMetadataSchemas(owner.whose);
  return (
    <Loaded query={schemas}>
      {(all) => {
        const schema = all.find((each) => each.name === name);
        if (!schema) return <Text c="dimmed">{t('metadata.noSchema', { name })}</Text>;
        return <Filled owner={owner} schema={schema} chosen={fields} />;
      }}
    </Loaded>
  );
}

/** Everything that is kept by schemas that hold; nothing where there are none. */
export function AllMetadata({ owner }: { owner: MetadataOwner }): ReactNode {
  const { t } = useTranslation();
  const schemas = useMetadataSchemas(owner.whose);
  return (
    <Loaded query={schemas} empty={t('metadata.noSchemas')} isEmpty={({ length }) => length === 0}>
      {(all) => (
        <Stack>
          {all
            .filter(({ retired, name }) => !retired || owner.metadata.some(({ schema }) => schema === name))
            .map((schema) => (
              <section key={schema.name} aria-label={schema.label}>
                <Text fw={600} mb={4}>
                  {schema.label}
                </Text>
                <Filled owner={owner} schema={schema} chosen={[]} />
              </section>
            ))}
        </Stack>
      )}
    </Loaded>
  );
}

interface FilledProps {
  readonly owner: MetadataOwner;
  readonly schema: MetadataSchema;
  readonly chosen: readonly string[];
}

function Filled({ owner, schema, chosen }: FilledProps): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const mayWrite = useMay('metadata.write');
  const [isOpen, setOpen] = useState(false);
  const values = valuesOf(owner.metadata, schema.name);
  const fields = shownFields(schema.fields, chosen, values);
  const words = { yes: t('metadata.yes'), no: t('metadata.no'), date };
  return (
    <Stack gap="sm">
      <Facts
        facts={fields.map((field) => {
          const value = values[field.name];
          return [field.label, value === undefined ? absent : valueText(field, value, words)];
        })}
      />
      {mayWrite && !schema.retired && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t('metadata.fillIn', { schema: schema.label })}
          </Button>
        </Group>
      )}
      <FillIn
        owner={owner}
        schema={schema}
        fields={fields.filter(({ retired }) => !retired)}
        values={values}
        opened={isOpen}
        close={() => setOpen(false)}
      />
    </Stack>
  );
}

interface FillInProps {
  readonly owner: MetadataOwner;
  readonly schema: MetadataSchema;
  readonly fields: readonly MetadataField[];
  readonly values: Values;
  readonly opened: boolean;
  readonly close: () => void;
}

function FillIn({ owner, schema, fields, values, opened, close }: FillInProps): ReactNode {
  const start = Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? '']));
  const run = (input: Record<string, string>, key: string, seen: string) => {
    const given = Object.entries(changedFields(start, input)).map(([field, value = '']) => ({ field, value }));
    return fillIn(owner, schema.name, given, onlyIfSeen(key, seen));
  };
  return (
    <Act<Record<string, string>>
      name="fillInMetadata"
      subject={schema.label}
      opened={opened}
      close={close}
      start={start}
      version={versionOf(owner.metadata, schema.name)}
      names={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
      isReady={(input) => fields.every(({ name, required }) => !required || input[name]?.trim() !== '')}
      run={run}
      fields={(input, change, faults) =>
        fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={input[field.name] ?? ''}
            change={(value) => change({ [field.name]: value })}
            fault={faults(faultName(field.name))}
          />
        ))
      }
    />
  );
}

function fillIn(
  { whose, id }: MetadataOwner,
  schema: string,
  values: { field: string; value: string }[],
  header: ReturnType<typeof onlyIfSeen>,
) {
  const body = { values };
  if (whose === 'customers') {
    const params = { path: { customerId: id, schema }, header };
    return taken(api.PUT('/api/v1/customers/{customerId}/metadata/{schema}', { params, body }));
  }
  const params = { path: { invoiceId: id, schema }, header };
  return taken(api.PUT('/api/v1/invoices/{invoiceId}/metadata/{schema}', { params, body }));
}
