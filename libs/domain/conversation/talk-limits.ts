/** In milliseconds unless stated otherwise. */
export const talkLimits = {
  /** The first sound of a stream must have been sent by then; otherwise the menu says the opening. */
  openingMs: 2_500,
  /** How long a turn's transcript is waited for; after that it is answered from what the model heard itself. */
  transcriptMs: 1_500,
  /** How long an answer waits when the caller's words end where no one ends a sentence: the caller may continue. */
  openEndMs: 1_200,
  /** How long after the end of a turn an answer is held back for words that may decide otherwise. */
  withheldMs: 250,
  /**
   * How long entries that fit the caller's words are searched: less than the round that is saved. Then the model is
   * asked.
   */
  entriesMs: 400,
  /** After this much silence the model considers the caller to have stopped; the session is set to it. */
  endSilenceMs: 500,
  /** Speech of up to this length while the receptionist speaks may be a cough or an "mm-hm". */
  briefMs: 600,
  /** The start of speech is noticed up to this late. */
  onsetMs: 100,
  /** How long after the end of such speech the receptionist continues, if there are no words that ask for something. */
  resumeMs: 660,
  /** Speech without an end for this long is noise, or the event of its end was lost: it is treated as a turn. */
  speechMs: 30_000,
  /** A response that shows no sign of life for this long is canceled and requested once more, then given up. */
  noDeltaMs: 1_750,
  /**
   * The longest wait of a caller from the end of a turn to the first sound, tools included; then the menu takes over.
   */
  turnBudgetMs: 6_000,
  /** After this wait for an answer a filler is played, at most this many times in a turn. */
  fillerMs: 1_800,
  fillers: 2,
  /** A canceled response must have ended by then. */
  cancelMs: 2_000,
  /** Silence after the receptionist has been heard, before it asks whether the caller is there. */
  silenceMs: 8_000,
  /** Digits are considered complete after this pause. */
  digitPauseMs: 2_000,
  /** How long what is being said may continue when the call moves on. */
  finishMs: 4_000,
  /** How long a farewell may continue. */
  farewellMs: 8_000,
  /**
   * Once the rule has asked for a transfer, the ledger must have left the stream within this time, or the talk
   * continues.
   */
  handOverMs: 3_000,
  /** The number of responses in one turn that may call tools; the next one must speak. */
  toolRounds: 3,
  /** The most digits kept. */
  digits: 10,
} as const;
