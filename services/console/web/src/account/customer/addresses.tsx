import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { Act } from '../../parts/acts/act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { useKept } from '../../parts/kept.js';

type Customer = Schemas['Customer'];
type Address = Schemas['PostalAddress'];
type Kind = NonNullable<Address['kind']>;

const kinds: readonly Kind[] = ['BILLING', 'SHIPPING'];

interface Chosen {
  readonly act: 'setAddress' | 'removeAddress';
  readonly kind: Kind;
}

/** Where invoices and goods go. */
export function Addresses({ customer }: { customer: Customer }): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('customers.write');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {kinds.map((kind) => {
        const address = customer.postalAddresses.find((other) => other.kind === kind);
        return (
          <Group key={kind} justify="space-between" wrap="nowrap" align="flex-start">
            <Stack gap={2} align="flex-start">
              <Text size="sm" fw={600}>
                {t(`address.kind.${kind}`)}
              </Text>
              {address ? <AddressText address={address} /> : <Text c="dimmed">{t('address.none')}</Text>}
              {!address && mayWrite && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${t('address.add')}: ${t(`address.kind.${kind}`)}`}
                  onClick={() => setChosen({ act: 'setAddress', kind })}
                >
                  {t('address.add')}
                </Button>
              )}
            </Stack>
            {address && mayWrite && (
              <ActMenu
                of={t(`address.kind.${kind}`)}
                acts={(['setAddress', 'removeAddress'] as const).map((act) => ({
                  name: t(`act.${act}.title`),
                  run: () => setChosen({ act, kind }),
                }))}
              />
            )}
          </Group>
        );
      })}
      {kept && (
        <AddressDrawer
          key={`${kept.act} ${kept.kind}`}
          {...kept}
          customer={customer}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </SimpleGrid>
  );
}

function AddressText({ address }: { address: Address }): ReactNode {
  const { i18n } = useTranslation();
  const { recipient, lines, city, postalCode, region, country } = address;
  const shown = [
    recipient,
    ...lines,
    [postalCode, city].filter((part) => part !== '').join(' '),
    region,
    countryName(country, i18n.language),
  ];
  return (
    <address style={{ fontStyle: 'normal', overflowWrap: 'anywhere' }}>
      {shown
        .filter((line) => line !== '')
        .map((line, index) => (
          <div key={`${index} ${line}`}>{line}</div>
        ))}
    </address>
  );
}

/** A country by its code, as people of a language call it; what is no code stays as it is. */
function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

interface AddressInput {
  readonly recipient: string;
  /** One below the other. */
  readonly lines: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
}

interface AddressDrawerProps extends Chosen {
  readonly customer: Customer;
  readonly opened: boolean;
  readonly close: () => void;
}

function AddressDrawer({ act, kind, customer, opened, close }: AddressDrawerProps): ReactNode {
  const { t } = useTranslation();
  const { customerId, version, postalAddresses } = customer;
  const address = postalAddresses.find((other) => other.kind === kind);
  const set = (given: Schemas['PostalAddressInput'], key: string, seen: string) =>
    taken(
      api.PUT('/api/v1/customers/{customerId}/postal-address', {
        params: { path: { customerId }, header: onlyIfSeen(key, seen) },
        body: { address: given },
      }),
    );
  const shared = { opened, close, version, subject: t(`address.kind.${kind}`) };
  if (act === 'removeAddress') {
    return (
      <Act<object>
        {...shared}
        name="removeAddress"
        danger
        start={{}}
        isReady={() => true}
        run={(_none, key, seen) => set({ kind }, key, seen)}
        fields={() => address && <AddressText address={address} />}
      />
    );
  }
  return (
    <Act<AddressInput>
      {...shared}
      name="setAddress"
      start={{
        recipient: address?.recipient ?? '',
        lines: address?.lines.join('\n') ?? '',
        postalCode: address?.postalCode ?? '',
        city: address?.city ?? '',
        region: address?.region ?? '',
        country: address?.country ?? '',
      }}
      names={{
        recipient: t('address.recipient'),
        lines: t('address.lines'),
        postalCode: t('address.postalCode'),
        city: t('address.city'),
        region: t('address.region'),
        country: t('address.country'),
      }}
      isReady={({ lines, city, country }) => lines.trim() !== '' && city.trim() !== '' && country.trim() !== ''}
      run={({ lines, ...rest }, key, seen) =>
        set(
          {
            kind,
            ...rest,
            lines: lines
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          },
          key,
          seen,
        )
      }
      fields={(input, change, faults) => <AddressFields input={input} change={change} faults={faults} />}
    />
  );
}

interface AddressFieldsProps {
  readonly input: AddressInput;
  readonly change: (changed: Partial<AddressInput>) => void;
  readonly faults: Faults;
}

function AddressFields({ input, change, faults }: AddressFieldsProps): ReactNode {
  const { t, i18n } = useTranslation();
  const text = (name: Exclude<keyof AddressInput, 'lines'>, maxLength: number, required = false) => (
    <TextInput
      label={t(`address.${name}`)}
      value={input[name]}
      maxLength={maxLength}
      required={required}
      onChange={({ currentTarget: { value } }) => change({ [name]: name === 'country' ? value.toUpperCase() : value })}
      error={faults(`address.${name}`)}
      {...(name === 'country'
        ? { description: countryHint(input.country, i18n.language, t('address.countryHint')) }
        : {})}
    />
  );
  return (
    <>
      {text('recipient', 200)}
      <Textarea
        label={t('address.lines')}
        description={t('address.linesHint')}
        value={input.lines}
        autosize
        minRows={2}
        maxRows={4}
        required
        onChange={({ currentTarget }) => change({ lines: currentTarget.value })}
        error={faults('address.lines')}
      />
      <Group grow align="flex-start">
        {text('postalCode', 20)}
        {text('city', 100, true)}
      </Group>
      <Group grow align="flex-start">
        {text('region', 100)}
        {text('country', 2, true)}
      </Group>
    </>
  );
}

function countryHint(code: string, language: string, hint: string): string {
  const name = countryName(code, language);
  return name === code ? hint : name;
}
