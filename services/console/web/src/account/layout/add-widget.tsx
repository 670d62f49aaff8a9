import { Button, Drawer, Group, MultiSelect, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.js';
import { type MetadataSchema, useMetadataSchemas } from '../../metadata/schemas.js';
import { Loaded } from '../../parts/panel.js';
import { freeId, type Widget } from './arrangement.js';
import { maySee, predefinedKinds, usePredefinedTitle } from './panels.js';

type NewWidget = Pick<Widget, 'id' | 'kind' | 'custom'>;

interface AddWidgetProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly widgets: readonly Widget[];
  readonly add: (widget: NewWidget) => void;
}

/** What can be put onto the page: each part that Dunlin has, once, and what is made of metadata. */
export function AddWidget({ opened, close, widgets, add }: AddWidgetProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      title={
        <Text component="span" fw={650} size="lg">
          {t('layout.addWidget')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Stack>
        <Predefined widgets={widgets} add={add} />
        <Title order={3} size="h5">
          {t('layout.custom')}
        </Title>
        <Custom widgets={widgets} add={add} />
      </Stack>
    </Drawer>
  );
}

function Predefined({ widgets, add }: Pick<AddWidgetProps, 'widgets' | 'add'>): ReactNode {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const titleOf = usePredefinedTitle();
  return (
    <Stack gap={6} role="group" aria-label={t('layout.predefined')}>
      <Title order={3} size="h5">
        {t('layout.predefined')}
      </Title>
      {predefinedKinds
        .filter((kind) => maySee(kind, permissions))
        .map((kind) => {
          const isPlaced = widgets.some((widget) => widget.kind === kind);
          return (
            <Group key={kind} justify="space-between" wrap="nowrap">
              <Text c={isPlaced ? 'dimmed' : undefined}>{titleOf(kind)}</Text>
              <Button
                size="xs"
                variant="default"
                disabled={isPlaced}
                onClick={() => add({ id: kind, kind, custom: null })}
                aria-label={t(isPlaced ? 'layout.placedNamed' : 'layout.addNamed', { name: titleOf(kind) })}
              >
                {isPlaced ? t('layout.placed') : t('layout.add')}
              </Button>
            </Group>
          );
        })}
    </Stack>
  );
}

function Custom({ widgets, add }: Pick<AddWidgetProps, 'widgets' | 'add'>): ReactNode {
  const { t } = useTranslation();
  const schemas = useMetadataSchemas('customers');
  const isNone = (all: readonly MetadataSchema[]) => all.every(({ retired }) => retired);
  return (
    <Loaded query={schemas} empty={t('layout.noSchemas')} isEmpty={isNone}>
      {(all) => <CustomForm schemas={all.filter(({ retired }) => !retired)} widgets={widgets} add={add} />}
    </Loaded>
  );
}

interface CustomFormProps extends Pick<AddWidgetProps, 'widgets' | 'add'> {
  readonly schemas: readonly MetadataSchema[];
}

function CustomForm({ schemas, widgets, add }: CustomFormProps): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const [label, setLabel] = useState<string | null>(null);
  const [fields, setFields] = useState<string[]>([]);
  const schema = schemas.find((each) => each.name === name);
  const shownLabel = label ?? schema?.label ?? '';
  const submit = () => {
    if (!schema) return;
    const custom = { label: shownLabel.trim(), schema: schema.name, fields };
    add({ id: freeId(widgets, 'metadata'), kind: 'metadata', custom });
    setName(null);
    setLabel(null);
    setFields([]);
  };
  return (
    <Stack gap="sm">
      <Select
        label={t('layout.schema')}
        data={schemas.map((each) => ({ value: each.name, label: each.label }))}
        value={name}
        onChange={(chosen) => {
          setName(chosen);
          setFields([]);
        }}
        required
      />
      <TextInput
        label={t('layout.label')}
        value={shownLabel}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        maxLength={100}
        required
      />
      <MultiSelect
        label={t('layout.fields')}
        description={t('layout.fieldsHint')}
        data={
          schema?.fields.filter(({ retired }) => !retired).map((each) => ({ value: each.name, label: each.label })) ??
          []
        }
        value={fields}
        onChange={setFields}
        disabled={!schema}
      />
      <Group justify="flex-end">
        <Button onClick={submit} disabled={!schema || shownLabel.trim() === ''}>
          {t('layout.addCustom')}
        </Button>
      </Group>
    </Stack>
  );
}
