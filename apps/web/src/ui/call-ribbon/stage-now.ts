interface Staged {
  readonly stage: string;
  readonly segments: readonly { readonly stage: string; readonly to: number | null }[];
}

/** Where a call stands, as its ribbon draws it: a menu is a stage there and only one manner of the receptionist elsewhere. */
export function stageNow({ stage, segments }: Staged): string {
  return stage === 'ended' ? stage : (segments.findLast(({ to }) => to === null)?.stage ?? stage);
}
