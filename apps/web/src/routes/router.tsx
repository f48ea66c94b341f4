import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { RouteProblem } from '../ui/error-boundary';

const behindSignIn: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../features/home')).HomePage }) },
  {
    path: 'calls',
    lazy: async () => ({ Component: (await import('../features/calls')).CallsPage }),
    children: [
      { path: ':callId', lazy: async () => ({ Component: (await import('../features/calls')).CallDetailPage }) },
    ],
  },
  { path: 'knowledge', lazy: async () => ({ Component: (await import('../features/knowledge')).KnowledgePage }) },
  { path: 'people', lazy: async () => ({ Component: (await import('../features/people')).PeoplePage }) },
  { path: 'numbers', lazy: async () => ({ Component: (await import('../features/numbers')).NumbersPage }) },
  { path: 'failed', lazy: async () => ({ Component: (await import('../features/dead-letters')).DeadLettersPage }) },
  { path: 'settings', lazy: async () => ({ Component: (await import('../features/settings')).SettingsPage }) },
  { path: 'platform', lazy: async () => ({ Component: (await import('../features/platform')).PlatformPage }) },
  { path: 'phone', lazy: async () => ({ Component: (await import('../features/phone')).PhonePage }) },
  { path: '*', element: <Navigate to="/" replace /> },
];

/** Every page is a chunk of its own; nothing of a page is loaded before somebody opens it. */
export const router = createBrowserRouter([
  {
    errorElement: <RouteProblem />,
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('../features/sign-in')).SignInPage }) },
      { path: '/welcome', lazy: async () => ({ Component: (await import('../features/welcome')).WelcomePage }) },
      { path: '/try', lazy: async () => ({ Component: (await import('../features/try')).TryPage }) },
      {
        path: '/',
        lazy: async () => ({ Component: (await import('./signed-in')).SignedIn }),
        children: [{ errorElement: <RouteProblem />, children: behindSignIn }],
      },
    ],
  },
]);
