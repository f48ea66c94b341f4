import { answer, api, type Desk } from '../../lib/api';
import type { DeskApi } from './desk';

export function readDesk(): Promise<Desk> {
  return answer(api.GET('/api/v1/softphone/desk'));
}

/** Marks the missed calls of the agent's own desk as seen. */
export function missedSeen(): Promise<unknown> {
  return answer(api.POST('/api/v1/softphone/missed/seen'));
}

const at = (id: string) => ({ params: { path: { id } } });

export const deskApi: DeskApi = {
  token: () => answer(api.POST('/api/v1/softphone/token')),
  setStatus: (id, status) => answer(api.PUT('/api/v1/agents/{id}/status', { ...at(id), body: { status } })),
  decline: (id) => answer(api.POST('/api/v1/softphone/offers/{id}/decline', at(id))),
  hold: (id, on) => answer(api.POST('/api/v1/softphone/calls/{id}/hold', { ...at(id), body: { on } })),
  transfer: (id, target) =>
    answer(
      api.POST('/api/v1/softphone/calls/{id}/transfer', { ...at(id), body: { kind: target.kind, id: target.id } }),
    ),
  takeBack: (id) => answer(api.POST('/api/v1/softphone/calls/{id}/take-back', at(id))),
  hangUp: (id) => answer(api.POST('/api/v1/softphone/calls/{id}/hangup', at(id))),
};
