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

/** The desk is read at least this often, in case a push was lost, ms: a call rings for only 20 s. */
const READ_EVERY_MS = 5_000;

export interface SoftphoneInUse {
  softphone: Softphone;
  desk: Desk | undefined;
  /** Added to this machine's clock, gives the server's, ms. */
  clockOffset: number;
  local: LocalState;
  problem: Error | null;
  retry: () => void;
}

/** The agent's phone, alive while the dock is on the screen. */
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
