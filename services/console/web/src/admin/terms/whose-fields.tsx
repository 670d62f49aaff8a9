import { Autocomplete, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Faults } from '../../parts/acts/faults.js';
import { kinds } from '../../terms/terms-values.js';
import { CustomerChoice } from '../customer-choice.js';
import { useClasses } from '../staff/staff.js';
import { levels, type TermsKey } from './terms-form.js';

interface WhoseFieldsProps {
  readonly whose: TermsKey;
  readonly change: (changed: Partial<TermsKey>) => void;
  readonly faults?: Faults;
}

/** Of whom, and of which invoices. */
export function WhoseFields({ whose, change, faults }: WhoseFieldsProps): ReactNode {
  const { t } = useTranslation();
  const classes = useClasses();
  return (
    <>
      <Select
        label={t('terms.level')}
        data={levels.map((value) => ({ value, label: t(`terms.levels.${value}`) }))}
        value={whose.level}
        onChange={(chosen) => change({ level: levels.find((value) => value === chosen) ?? 'CLASS' })}
        allowDeselect={false}
      />
      {whose.level === 'CLASS' && (
        <Autocomplete
          label={t('customer.class')}
          data={classes.data?.map(({ name }) => name) ?? []}
          value={whose.className}
          onChange={(className) => change({ className })}
          error={faults?.('terms.class')}
          maxLength={64}
        />
      )}
      {whose.level === 'CUSTOMER' && (
        <CustomerChoice value={whose.customerId} change={(customerId) => change({ customerId })} />
      )}
      <Select
        label={t('terms.kind')}
        data={kinds.map((value) => ({ value, label: t(`terms.kinds.${value}`) }))}
        value={whose.kind}
        onChange={(chosen) => change({ kind: kinds.find((value) => value === chosen) ?? 'REGULAR' })}
        allowDeselect={false}
      />
    </>
  );
}
