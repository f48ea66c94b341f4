import { Box } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { ProblemNotice } from './problem-notice';

/**
 * Shows the error of a page that fails to render or load in its own place; the rest of the screen keeps working.
 */
export function RouteProblem() {
  const error = useRouteError();
  return (
    <Box p="xl" maw={640}>
      <ProblemNotice problem={error} onRetry={() => location.reload()} />
    </Box>
  );
}

/** The last resort, for errors outside of any page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: unknown }> {
  override state = { failed: null };

  static getDerivedStateFromError(failed: unknown): { failed: unknown } {
    return { failed };
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return (
      <Box p="xl" maw={640} mx="auto">
        <ProblemNotice problem={this.state.failed} onRetry={() => location.reload()} />
      </Box>
    );
  }
}
