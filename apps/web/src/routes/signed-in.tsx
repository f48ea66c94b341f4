import { Box } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Frame } from '../features/frame';
import { ApiProblem } from '../lib/api';
import { resumeSession, useSession } from '../lib/session';
import { ProblemNotice } from '../ui/problem-notice';

const SoftphoneDock = lazy(async () => ({ default: (await import('../features/softphone')).SoftphoneDock }));

/** Everything behind the sign-in: the frame, and the dock for those who take calls. */
export function SignedIn() {
  const session = useSession();
  const location = useLocation();
  if (session.status === 'starting') return null;
  if (session.status === 'unreachable') {
    return (
      <Box p="xl" maw={560} mx="auto">
        <ProblemNotice problem={new ApiProblem('offline', 0)} onRetry={() => void resumeSession()} />
      </Box>
    );
  }
  if (session.status === 'signed_out') {
    return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  }
  const dock = session.me.agentId ? (
    <Suspense fallback={null}>
      <SoftphoneDock />
    </Suspense>
  ) : null;
  return <Frame key={session.me.personId} dock={dock} />;
}
