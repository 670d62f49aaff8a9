import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './api/client.js';
import { startTexts } from './locales/index.js';
import { router } from './router.js';
import { theme, variables } from './theme.js';

/** Of this response: style elements without it are refused. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
// Libraries that write style elements by themselves look here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const maxRetries = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // What was refused is refused again; what is away may come back.
      retry: (failures, error) =>
        failures < maxRetries && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

/** Console was renewed while this page was open: what it loads next has other names now. */
const reloadedKey = 'dunlin.reloaded';
const againMs = 10_000;
window.addEventListener('vite:preloadError', ({ timeStamp }) => {
  const at = performance.timeOrigin + timeStamp;
  if (at - Number(sessionStorage.getItem(reloadedKey) ?? 0) < againMs) return;
  sessionStorage.setItem(reloadedKey, String(at));
  window.location.reload();
});

await startTexts();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
