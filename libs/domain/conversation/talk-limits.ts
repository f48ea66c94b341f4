/** Milliseconds unless said otherwise. */
export const talkLimits = {
  /** The first sound of a stream must have been sent by then, or the menu says the opening. */
  openingMs: 2_500,
  /** A turn's transcript is waited for this long; then it is answered from the model's own hearing. */
  transcriptMs: 1_500,
  /** A turn whose words end where nobody ends is answered only after so long: the caller may go on. */
  openEndMs: 1_200,
  /** So long after the end of a turn an answer is held back for words that may decide otherwise. */
  withheldMs: 250,
  /** Entries that fit the caller's words are looked for so long: less than the round that is saved. Then the model is asked. */
  entriesMs: 400,
  /** The model takes the caller to have stopped after this much silence; the session is set to it. */
  endSilenceMs: 500,
  /** Speech up to this long into what the receptionist says may be a cough or an "mm-hm". */
  briefMs: 600,
  /** The onset of speech is noticed up to this much late. */
  onsetMs: 100,
  /** So long after the end of such speech the receptionist goes on, if no words are there that ask for something. */
  resumeMs: 660,
  /** Speech without an end for this long is noise, or the word that it has ended is lost: it is taken for a turn. */
  speechMs: 30_000,
  /** A response that shows no sign of life for this long is cancelled and asked for once more, then given up. */
  noDeltaMs: 1_750,
  /** Longest wait of a caller from the end of a turn to the first sound, tools included; then the menu goes on. */
  turnBudgetMs: 6_000,
  /** A caller who has waited for an answer for so long is told that it is being worked on; so often in a turn. */
  fillerMs: 1_800,
  fillers: 2,
  /** A cancelled response must have ended by then. */
  cancelMs: 2_000,
  /** Silence after the receptionist has been heard out, before it asks whether the caller is there. */
  silenceMs: 8_000,
  /** Digits are taken as complete after this pause. */
  digitPauseMs: 2_000,
  /** What is being said when the call moves on may be finished, but not for longer. */
  finishMs: 4_000,
  /** A farewell may be finished, but not for longer. */
  farewellMs: 8_000,
  /** Once the rule has asked for a transfer the ledger must have left the stream, or the talk goes on. */
  handOverMs: 3_000,
  /** Responses of one turn that may call tools; the next one must speak. */
  toolRounds: 3,
  /** Longest run of digits kept. */
  digits: 10,
} as const;
