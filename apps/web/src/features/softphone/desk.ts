import type { Desk, DeskCall, LineToken, Offer } from '../../lib/api';

export type { Desk, DeskCall, Offer };

/** Who is on the line: the number, and the contact that has it. */
export type Caller = Pick<DeskCall, 'caller' | 'contact'>;

export interface TransferTarget {
  kind: 'agent' | 'department';
  id: string;
}

/** The softphone's requests to the server. Each one rejects when it was refused or the server cannot be reached. */
export interface DeskApi {
  token(): Promise<LineToken>;
  setStatus(agentId: string, status: 'available' | 'not_available'): Promise<unknown>;
  decline(offerId: string): Promise<unknown>;
  hold(callId: string, on: boolean): Promise<unknown>;
  transfer(callId: string, target: TransferTarget): Promise<unknown>;
  takeBack(callId: string): Promise<unknown>;
  hangUp(callId: string): Promise<unknown>;
}
