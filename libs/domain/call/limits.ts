/** Milliseconds unless said otherwise. */
export const limits = {
  /** An accepted offer must reach the conference within this time. */
  joinMs: 8_000,
  /** An agent whose leg was lost may dial back in for this long. */
  returnMs: 8_000,
  /** A caller waits at most this long in the queue before a message is asked for. */
  queueMs: 180_000,
  /** One whose agent lost the line is not sent away for this long: the agent may be back at the desk in a moment. */
  comeBackMs: 30_000,
  /** A redirect that the carrier did not follow is sent again. */
  redirectMs: 2_000,
  /** Longest message, as `<Record maxLength>`, and how long after it the carrier must have come back. */
  messageMs: 120_000,
  messageGraceMs: 30_000,
  /** Longest closing announcement. */
  closingMs: 60_000,
  /** A call of which nothing is heard for so long is asked after at the carrier; sooner where it may have hung up. */
  silentMs: 30_000,
  goneCheckMs: 2_000,
  /** Longest call. */
  callMs: 4 * 3_600_000,
  /** At most this many resumes of the stream within the window, then the menu receptionist goes on. */
  resumes: 2,
  resumeWindowMs: 60_000,
  /** The record of an ended call is completed after this time at the latest. */
  completeMs: 30_000,
  /** Marks kept for the ribbon. */
  marks: 200,
} as const;
