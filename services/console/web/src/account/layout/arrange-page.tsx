import { Alert, Button, Group, Select, Stack, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isChangedMeanwhile, type Schemas } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ErrorText, Loaded } from '../../parts/panel.js';
import { AddWidget } from './add-widget.js';
import { added, compacted } from './arrangement.js';
import classes from './layout.module.css';
import { type Arranging, useArranging } from './use-arranging.js';
import { type AccountLayout, type Holder, useLayoutChanges, useLayoutOf } from './use-layout.js';
import { moveHintId } from './widget-frame.js';
import { WidgetGrid } from './widget-grid.js';

type Customer = Schemas['Customer'];

/** The page while somebody arranges it, for themselves or for a role. */
export function ArrangePage({ customer, close }: { customer: Customer; close: () => void }): ReactNode {
  const [holder, setHolder] = useState<Holder>('me');
  const query = useLayoutOf(holder);
  return (
    <Loaded query={query}>
      {(layout) => (
        <Arrange
          key={`${holder} ${layout.source} ${layout.version}`}
          customer={customer}
          holder={holder}
          choose={setHolder}
          layout={layout}
          close={close}
        />
      )}
    </Loaded>
  );
}

interface ArrangeProps {
  readonly customer: Customer;
  readonly holder: Holder;
  readonly choose: (holder: Holder) => void;
  readonly layout: AccountLayout;
  readonly close: () => void;
}

function Arrange({ customer, holder, choose, layout, close }: ArrangeProps): ReactNode {
  const { t } = useTranslation();
  const arranging = useArranging(layout.widgets);
  const { widgets, change } = arranging;
  const [isAdding, setAdding] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  return (
    <Stack gap="sm" role="region" aria-label={t('layout.editing')}>
      <ArrangeBar
        {...{ holder, choose, layout, arranging, close }}
        openAdd={() => setAdding(true)}
        addButton={addButton}
      />
      <Text id={moveHintId} size="sm" c="dimmed">
        {t('layout.moveHint')}
      </Text>
      <WidgetGrid customer={customer} widgets={widgets} change={change} onRemove={() => addButton.current?.focus()} />
      <VisuallyHidden role="status">{t('layout.placedCount', { count: widgets.length })}</VisuallyHidden>
      <AddWidget
        opened={isAdding}
        close={() => setAdding(false)}
        widgets={widgets}
        add={(widget) => change(added(widgets, widget))}
      />
    </Stack>
  );
}

interface ArrangeBarProps extends Pick<ArrangeProps, 'holder' | 'choose' | 'layout' | 'close'> {
  readonly arranging: Arranging;
  readonly openAdd: () => void;
  readonly addButton: Ref<HTMLButtonElement>;
}

function ArrangeBar(props: ArrangeBarProps): ReactNode {
  const { holder, choose, layout, arranging, openAdd, addButton, close } = props;
  const { t } = useTranslation();
  const done = () => {
    notifications.show({ color: 'green', title: t('act.done'), message: t('layout.saved') });
    close();
  };
  const { save, remove } = useLayoutChanges(holder, done);
  const isOwn = layout.source === (holder === 'me' ? 'OWN' : 'ROLE');
  const seen = isOwn ? layout.version : '0';
  const error = save.error ?? remove.error;
  return (
    <div className={classes['bar']}>
      <Group justify="space-between" gap="xs" align="flex-end">
        <Holders holder={holder} choose={choose} disabled={arranging.isChanged} />
        <Group gap="xs">
          <Button ref={addButton} variant="default" onClick={openAdd}>
            {t('layout.addWidget')}
          </Button>
          {isOwn && (
            <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate({ seen })}>
              {t(holder === 'me' ? 'layout.backToRole' : 'layout.backToDefault')}
            </Button>
          )}
          <Button variant="default" disabled={!arranging.isChanged} onClick={arranging.undo}>
            {t('layout.undo')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('layout.cancel')}
          </Button>
          <Button
            loading={save.isPending}
            disabled={!arranging.isChanged}
            onClick={() => save.mutate({ widgets: compacted(arranging.widgets), seen })}
          >
            {t('layout.save')}
          </Button>
        </Group>
      </Group>
      {error && (
        <Alert color="red" variant="outline" role="alert" mt="xs" title={t('act.failed')}>
          <ErrorText error={error} /> {isChangedMeanwhile(error) && t('layout.conflict')}
        </Alert>
      )}
    </div>
  );
}

const roles = ['viewer', 'agent', 'lead', 'finance', 'admin'] as const;

/** Whose page is arranged; another one is chosen before anything is changed. */
function Holders({
  holder,
  choose,
  disabled,
}: Pick<ArrangeProps, 'holder' | 'choose'> & { disabled: boolean }): ReactNode {
  const { t } = useTranslation();
  const mayShare = useMay('layouts.share');
  if (!mayShare) return <Text fw={600}>{t('layout.ofMe')}</Text>;
  return (
    <Select
      label={t('layout.holder')}
      data={[
        { value: 'me', label: t('layout.ofMe') },
        ...roles.map((role) => ({ value: role, label: t('layout.ofRole', { role: t(`layout.role.${role}`) }) })),
      ]}
      value={holder}
      onChange={(chosen) => choose((chosen ?? 'me') as Holder)}
      allowDeselect={false}
      disabled={disabled}
    />
  );
}
