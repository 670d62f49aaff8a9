import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { Loaded } from '../../parts/panel.js';
import { ArrangePage } from './arrange-page.js';
import { useAccountLayout } from './use-layout.js';
import { WidgetGrid } from './widget-grid.js';

/** Everything that stands on the page of a customer, as who looks at it has arranged it, or their role has. */
export function AccountWidgets({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  const query = useAccountLayout();
  const mayArrange = useMay('layouts.own');
  const [isArranging, setArranging] = useState(false);
  return (
    <Loaded query={query}>
      {({ widgets }) =>
        isArranging ? (
          <ArrangePage customer={customer} close={() => setArranging(false)} />
        ) : (
          <>
            {mayArrange && (
              <Group justify="flex-end">
                <Button size="xs" variant="default" onClick={() => setArranging(true)}>
                  {t('layout.edit')}
                </Button>
              </Group>
            )}
            <WidgetGrid customer={customer} widgets={widgets} change={null} />
          </>
        )
      }
    </Loaded>
  );
}
