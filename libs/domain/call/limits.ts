/** In milliseconds unless stated otherwise. */
export const limits = {
  /** An accepted offer must reach the conference within this time. */
  joinMs: 8_000,
  /** How long an agent whose leg was lost may dial back in. */
  returnMs: 8_000,
  /** The longest time a caller waits in the queue before being asked to leave a message. */
  queueMs: 180_000,
  /** How long a caller whose agent lost the line is kept waiting: the agent may be back at the desk in a moment. */
  comeBackMs: 30_000,
  /** A redirect that the carrier did not follow is sent again after this time. */
  redirectMs: 2_000,
  /** The longest message, as `<Record maxLength>`, and how long after it the carrier must have come back. */
  messageMs: 120_000,
  messageGraceMs: 30_000,
  /** The longest closing announcement. */
  closingMs: 60_000,
  /**
   * After this time without an event for a call, the carrier is asked about it; sooner if the caller may have hung up.
   */
  silentMs: 30_000,
  goneCheckMs: 2_000,
  /** How many digits a caller who is challenged is asked for before the line is closed. */
  challenges: 2,
  /** How many of the caller's turns are searched for words that screening rules name. */
  screenedTurns: 2,
  /** The longest call. */
  callMs: 4 * 3_600_000,
  /** The most times a stream is resumed within the window; after that the menu receptionist takes over. */
  resumes: 2,
  resumeWindowMs: 60_000,
  /** The record of an ended call is completed after this time at the latest. */
  completeMs: 30_000,
  /** The number of marks kept for the ribbon. */
  marks: 200,
} as const;
