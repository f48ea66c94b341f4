/** The six stages that a reader tells apart, by colour and by texture. */
export const stageTokens = ['receptionist', 'menu', 'waiting', 'ringing', 'person', 'message'] as const;
export type StageToken = (typeof stageTokens)[number];

const tokens: Readonly<Record<string, StageToken>> = {
  arriving: 'receptionist',
  challenged: 'receptionist',
  receptionist: 'receptionist',
  announcing: 'receptionist',
  menu: 'menu',
  waiting: 'waiting',
  ringing: 'ringing',
  talking: 'person',
  held: 'person',
  transferring: 'ringing',
  message: 'message',
};

/** The token that draws a stage of the api; null for what has no duration. */
export function tokenOf(stage: string): StageToken | null {
  return tokens[stage] ?? null;
}

export const markShapes = ['lookup', 'effect', 'key', 'interruption', 'resume', 'attempt'] as const;
export type MarkShape = (typeof markShapes)[number];

export function shapeOf(kind: string): MarkShape | null {
  return markShapes.find((shape) => shape === kind) ?? null;
}
