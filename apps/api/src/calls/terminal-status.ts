import type { CallInput, TerminalStatus } from '@voicecore/domain/call';

const terminal: readonly TerminalStatus[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** The status if it says that the call is over. */
export function terminalStatus(status: string): TerminalStatus | null {
  return terminal.find((each) => each === status) ?? null;
}

/** What a request of the caller's leg says of the call itself, beside what it asks for: that it is over. */
export function endReported(form: {
  readonly CallStatus?: string;
  readonly QueueResult?: string;
  readonly CallDuration?: number;
}): Extract<CallInput, { kind: 'CarrierReported' }> | null {
  const status = terminalStatus(form.CallStatus ?? '') ?? (form.QueueResult === 'hangup' ? 'completed' : null);
  return status === null ? null : { kind: 'CarrierReported', status, seconds: form.CallDuration ?? null };
}
