import type { ReactNode } from 'react';

const paths = {
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm5 12 5 5',
  tasks: 'M4 6l2 2 3-3M4 13l2 2 3-3M12 7h8M12 14h8M4 20h16',
  cases: 'M4 7h16v12H4zM9 7V4h6v3',
  invoices: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  customers: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-5 4-7 8-7s8 2 8 7',
  placements: 'M4 12h12M12 7l5 5-5 5M20 4v16',
  files: 'M6 3h8l4 4v14H6zM14 3v5h4',
  sequences: 'M6 4v16M6 6h8M6 12h12M6 18h6',
  admin: 'M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M6 6l2 2M16 16l2 2M6 18l2-2M16 8l2-2',
  documents: 'M4 4h7l2 3h7v13H4zM8 13h8',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l12 8-12 8z',
  stop: 'M6 6h12v12H6z',
  check: 'M4 12l5 6L20 6',
  cross: 'M5 5l14 14M19 5L5 19',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l4 2',
  warning: 'M12 3l10 18H2zM12 10v5M12 18v.5',
  flag: 'M5 21V4h13l-3 4 3 4H5',
  hand: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM8 12h8',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1 1M18 18l1 1M19 5l-1 1M6 18l-1 1',
  keyboard: 'M3 6h18v12H3zM7 10h.5M11 10h.5M15 10h.5M8 14h8',
  bookmark: 'M6 3h12v18l-6-5-6 5z',
  columns: 'M4 4h16v16H4zM10 4v16M15 4v16',
  download: 'M12 3v12M7 11l5 5 5-5M4 20h16',
  upload: 'M12 16V4M7 8l5-5 5 5M4 20h16',
  filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  many: 'M4 4h10v10H4zM8 18h10V8M12 22h10V12',
  people: 'M8 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2 20c0-4 3-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M17 14c3 0 5 2 5 6',
  note: 'M5 4h14v12l-4 4H5zM9 9h6M9 13h4',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words; it says nothing by itself. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
