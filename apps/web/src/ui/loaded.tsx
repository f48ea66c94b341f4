import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice';

interface Props<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** The real shape of what is coming. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** What was read, a skeleton until then, or why it could not be read. Old data stay when reading again fails. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  return <div aria-busy>{skeleton}</div>;
}
