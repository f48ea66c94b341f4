import type { CallInput, TerminalStatus } from '@voicecore/domain/call';

const terminal: readonly TerminalStatus[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** Returns the status if it means that the call is over, otherwise null. */
export function terminalStatus(status: string): TerminalStatus | null {
  return terminal.find((each) => each === status) ?? null;
}

/** Returns the end of the call if a request of the caller's leg reports it, apart from what the request asks for. */
export function endReported(form: {
  readonly CallStatus?: string;
  readonly QueueResult?: string;
  readonly CallDuration?: number;
}): Extract<CallInput, { kind: 'CarrierReported' }> | null {
  const status = terminalStatus(form.CallStatus ?? '') ?? (form.QueueResult === 'hangup' ? 'completed' : null);
  return status === null ? null : { kind: 'CarrierReported', status, seconds: form.CallDuration ?? null };
}
