import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { loadTextsOf, type TextsOfPage } from '../lib/i18n';
import { RouteProblem } from '../ui/error-boundary';

/** Loads a page and its own texts in parallel. */
function withTexts(page: TextsOfPage, load: () => Promise<ComponentType>) {
  return async () => {
    const [Component] = await Promise.all([load(), loadTextsOf(page)]);
    return { Component };
  };
}

const behindSignIn: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../features/home')).HomePage }) },
  {
    path: 'calls',
    lazy: async () => ({ Component: (await import('../features/calls')).CallsPage }),
    children: [
      { path: ':callId', lazy: async () => ({ Component: (await import('../features/calls')).CallDetailPage }) },
    ],
  },
  {
    path: 'knowledge',
    lazy: withTexts('knowledge', async () => (await import('../features/knowledge')).KnowledgePage),
  },
  { path: 'people', lazy: withTexts('people', async () => (await import('../features/people')).PeoplePage) },
  { path: 'contacts', lazy: withTexts('contacts', async () => (await import('../features/contacts')).ContactsPage) },
  { path: 'numbers', lazy: withTexts('numbers', async () => (await import('../features/numbers')).NumbersPage) },
  {
    path: 'screening',
    lazy: withTexts('screening', async () => (await import('../features/screening')).ScreeningPage),
  },
  { path: 'outgoing', lazy: withTexts('outgoing', async () => (await import('../features/outgoing')).OutgoingPage) },
  {
    path: 'failed',
    lazy: withTexts('dead-letters', async () => (await import('../features/dead-letters')).DeadLettersPage),
  },
  { path: 'settings', lazy: withTexts('settings', async () => (await import('../features/settings')).SettingsPage) },
  { path: 'platform', lazy: withTexts('platform', async () => (await import('../features/platform')).PlatformPage) },
  { path: 'phone', lazy: async () => ({ Component: (await import('../features/phone')).PhonePage }) },
  { path: '*', element: <Navigate to="/" replace /> },
];

/** Every page is a chunk of its own that is loaded when the page is opened. */
export const router = createBrowserRouter([
  {
    errorElement: <RouteProblem />,
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('../features/sign-in')).SignInPage }) },
      {
        path: '/forgot-password',
        lazy: withTexts(
          'forgotten-password',
          async () => (await import('../features/forgotten-password')).ForgotPasswordPage,
        ),
      },
      {
        path: '/new-password',
        lazy: withTexts(
          'forgotten-password',
          async () => (await import('../features/forgotten-password')).NewPasswordPage,
        ),
      },
      { path: '/welcome', lazy: withTexts('welcome', async () => (await import('../features/welcome')).WelcomePage) },
      { path: '/try', lazy: withTexts('try', async () => (await import('../features/try')).TryPage) },
      {
        path: '/',
        lazy: async () => ({ Component: (await import('./signed-in')).SignedIn }),
        children: [{ errorElement: <RouteProblem />, children: behindSignIn }],
      },
    ],
  },
]);
