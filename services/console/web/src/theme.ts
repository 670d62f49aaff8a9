import { Alert, createTheme, type CSSVariablesResolver, Drawer, Modal, Notification } from '@mantine/core';

/** White on the darkest three of it, and its light ones on dark, have the contrast that people need. */
const petrol = [
  '#e8f6f8',
  '#d3e9ed',
  '#a4d3da',
  '#72bcc8',
  '#4ba9b8',
  '#329dae',
  '#1f8fa1',
  '#0b6574',
  '#0b5563',
  '#053f4b',
] as const;

/** The banner of the page is the only one: that of a window over it is none. */
const plainHeader = { header: { role: 'presentation' } };

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 8 },
  colors: { petrol },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Open Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-error)' } } }),
    Drawer: Drawer.extend({ defaultProps: { attributes: plainHeader } }),
    Modal: Modal.extend({ defaultProps: { attributes: plainHeader } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': '×' } },
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
    }),
  },
});

/** Quiet text stays readable on both grounds. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545b62',
    '--mantine-color-anchor': '#0b5563',
    '--mantine-color-placeholder': '#666d74',
    '--mantine-color-error': '#b42318',
    '--mantine-color-body': '#ffffff',
    '--dunlin-ground': '#f5f7f8',
    '--dunlin-line': '#dee2e6',
  },
  dark: {
    '--mantine-color-dimmed': '#adb3b9',
    '--mantine-color-anchor': '#72bcc8',
    '--mantine-color-placeholder': '#a0a7ad',
    '--mantine-color-error': '#ff9d94',
    '--dunlin-ground': '#1b1d1f',
    '--dunlin-line': '#3a3f44',
  },
});
