interface Staged {
  readonly stage: string;
  readonly segments: readonly { readonly stage: string; readonly to: number | null }[];
}

/**
 * Returns a call's stage as its ribbon draws it: the menu is a stage there, and one form of the receptionist
 * elsewhere.
 */
export function stageNow({ stage, segments }: Staged): string {
  return stage === 'ended' ? stage : (segments.findLast(({ to }) => to === null)?.stage ?? stage);
}
