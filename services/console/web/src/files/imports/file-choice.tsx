import { Button, FileButton, Group, Text } from '@mantine/core';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.js';
import classes from '../../work/work.module.css';

interface FileChoiceProps {
  readonly choose: (file: File) => void;
  readonly label: string;
  readonly hint: string;
}

/** A place to drop a file on, with a button that asks for one. */
export function FileChoice({ choose, label, hint }: FileChoiceProps): ReactNode {
  const [isOver, setOver] = useState(false);
  const { t } = useTranslation();
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) choose(file);
  };
  return (
    <div
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={24} />
      <Text>{t('importing.drop')}</Text>
      <Group gap="xs">
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(file) => file && choose(file)}
          inputProps={{ 'aria-label': label }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {label}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
    </div>
  );
}
