import { Button, Center, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meKey } from '../api/me.js';
import { session, signedInChannel, signedInPath, signInAddress, useSession } from '../api/session.js';

/** Over whatever is open, until somebody has signed in again elsewhere: what was typed stays below. */
export function SessionEnded(): ReactNode {
  const { t } = useTranslation();
  const { ended } = useSession();
  const queries = useQueryClient();
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel);
    channel.onmessage = () =>
      void queries.invalidateQueries({ queryKey: meKey }).then(() => queries.invalidateQueries());
    return () => channel.close();
  }, [queries]);
  return (
    <Modal
      opened={ended}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('session.ended')}
      zIndex={400}
      centered
    >
      <Stack>
        <Text>{t('session.endedText')}</Text>
        <Button component="a" href={signInAddress(signedInPath)} target="_blank" rel="opener" data-autofocus>
          {t('session.signIn')}
        </Button>
      </Stack>
    </Modal>
  );
}

/** The window in which somebody signed in again. */
export function SignedIn(): ReactNode {
  const { t } = useTranslation();
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel);
    channel.postMessage('signed in');
    channel.close();
    window.close();
  }, []);
  return (
    <Center h="100vh" component="main">
      <Title order={1} size="h3">
        {t('session.signedIn')}
      </Title>
    </Center>
  );
}

/** Asked once in a window before any customer is shown. */
export function PurposeQuestion(): ReactNode {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    session.state(purpose.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={480}>
        <Title order={1} size="h3">
          {t('session.purpose')}
        </Title>
        <Text>{t('session.purposeText')}</Text>
        <TextInput
          label={t('session.purposeLabel')}
          value={purpose}
          maxLength={200}
          onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
          required
        />
        <Button type="submit" disabled={purpose.trim() === ''}>
          {t('session.goOn')}
        </Button>
      </Stack>
    </form>
  );
}
