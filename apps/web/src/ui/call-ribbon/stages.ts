/** The six stages that the reader can tell apart, by color and texture. */
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

/** The token that draws a stage of the API; null for one without a duration. */
export function tokenOf(stage: string): StageToken | null {
  return tokens[stage] ?? null;
}

export const markShapes = ['lookup', 'effect', 'key', 'interruption', 'resume', 'attempt'] as const;
export type MarkShape = (typeof markShapes)[number];

export function shapeOf(kind: string): MarkShape | null {
  return markShapes.find((shape) => shape === kind) ?? null;
}
