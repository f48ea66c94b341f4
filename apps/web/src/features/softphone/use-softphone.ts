import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { queryKeys } from '../../lib/api';
import { findObstacle, knownObstacle, openLine, sound } from '../../lib/line';
import { useNotify } from '../../ui/notify';
import type { Desk } from './desk';
import { deskApi, readDesk } from './desk-api';
import { LineTabs } from './line-tabs';
import type { LocalState } from './local-state';
import { Softphone } from './softphone';

/** Read again at least this often, should a push have been lost, ms: a caller hears only 20 s of ringing. */
const READ_EVERY_MS = 5_000;

export interface SoftphoneInUse {
  softphone: Softphone;
  desk: Desk | undefined;
  /** Add to this machine's clock to get the server's, ms. */
  clockOffset: number;
  local: LocalState;
  problem: Error | null;
  retry: () => void;
}

/** The agent's telephone, alive for as long as the dock is on the screen. */
export function useSoftphone(agentId: string): SoftphoneInUse {
  const client = useQueryClient();
  const notify = useNotify();
  const [softphone] = useState(
    () =>
      new Softphone({
        api: deskApi,
        openTabs: (listener) => new LineTabs(`voicecore-line-${agentId}`, listener),
        openLine,
        findObstacle,
        knownObstacle,
        tryRinger: () => void sound('ringer', 1),
        refresh: () => void client.invalidateQueries({ queryKey: queryKeys.desk }),
        failed: notify.failed,
      }),
  );
  const local = useSyncExternalStore(softphone.subscribe, softphone.getState);
  const desk = useQuery({
    queryKey: queryKeys.deskOf(agentId),
    queryFn: async () => {
      const read = await readDesk();
      return { ...read, clockOffset: read.now - Date.now() };
    },
    refetchInterval: READ_EVERY_MS,
    refetchIntervalInBackground: true,
    staleTime: 0,
  });
  useEffect(() => softphone.start(), [softphone]);
  useEffect(() => {
    if (desk.data) softphone.deskRead(desk.data);
  }, [softphone, desk.data]);
  return {
    softphone,
    desk: desk.data,
    clockOffset: desk.data?.clockOffset ?? 0,
    local,
    problem: desk.data ? null : desk.error,
    retry: () => void desk.refetch(),
  };
}
