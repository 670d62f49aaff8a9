import { Kbd, Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { openPlaces, type Place } from './places.js';
import classes from './shell.module.css';

const openEvent = 'dunlin:keys';
/** How long `g` waits for the letter of a place. */
const waitMs = 1_200;

export function openKeys(): void {
  window.dispatchEvent(new Event(openEvent));
}

function focusFilter(): void {
  if (!isWindowOpen()) document.getElementById('first-filter')?.focus();
}

/** What is typed in a window over the page is not left behind by a key. */
function isWindowOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** Keys that lead anywhere, and the sheet that tells of them. */
export function Keys(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = openPlaces(useMe().permissions);
  const [opened, setOpened] = useState(false);
  const prefixed = useRef(false);
  const begin = () => {
    prefixed.current = true;
    setTimeout(() => (prefixed.current = false), waitMs);
  };
  const goTo = (path: Place['path']) => () => {
    if (prefixed.current && !isWindowOpen()) void navigate({ to: path });
    prefixed.current = false;
  };
  useEffect(() => {
    const open = () => setOpened(true);
    window.addEventListener(openEvent, open);
    return () => window.removeEventListener(openEvent, open);
  }, []);
  useHotkeys([
    ['shift+?', () => setOpened(true)],
    ['?', () => setOpened(true)],
    ['/', focusFilter],
    // Where the sign is above a digit.
    ['shift+/', focusFilter],
    ['g', begin],
    ...places.map(({ letter, path }) => [letter, goTo(path)] as [string, () => void]),
  ]);
  const rows: readonly (readonly [ReactNode, string])[] = [
    [<Kbd key="search">Ctrl K</Kbd>, t('keys.search')],
    [<Kbd key="sheet">?</Kbd>, t('keys.sheet')],
    [<Kbd key="filter">/</Kbd>, t('keys.filter')],
    [<Kbd key="close">Esc</Kbd>, t('keys.close')],
    ...places.map(
      ({ letter, name }) =>
        [
          <span key={letter}>
            <Kbd>G</Kbd> {t('keys.then')} <Kbd>{letter.toUpperCase()}</Kbd>
          </span>,
          t('keys.go', { where: t(`nav.${name}`) }),
        ] as const,
    ),
  ];
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <table className={classes['keys']}>
        <tbody>
          {rows.map(([keys, what]) => (
            <tr key={what}>
              <td>{keys}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
