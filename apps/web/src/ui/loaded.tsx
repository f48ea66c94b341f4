import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice';

interface Props<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** The shape of the content that is loading. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/**
 * Shows the data, a skeleton until it is there, or why it could not be read. Old data stays when reading again
 * fails.
 */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  return <div aria-busy>{skeleton}</div>;
}
