import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { queries } from './lib/api';
import { useFramePlace } from './lib/overlay';
import { theme } from './lib/theme';
import { router } from './routes/router';
import { ErrorBoundary } from './ui/error-boundary';

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          <RouterProvider router={router} />
        </ErrorBoundary>
        <Notices />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/**
 * Notices are rendered in the frame's place for them, where they cover no call and no navigation; elsewhere in the
 * corner.
 */
function Notices() {
  const place = useFramePlace('notices');
  return (
    <Notifications
      key={place ? 'frame' : 'window'}
      position="bottom-left"
      limit={3}
      portalProps={place ? { target: place } : undefined}
    />
  );
}
