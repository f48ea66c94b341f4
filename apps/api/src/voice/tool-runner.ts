import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { CallInput } from '@voicecore/domain/call';
import type { FoundEntry, ToolAnswer, ToolCall } from '@voicecore/domain/conversation';
import type { Openness } from '@voicecore/domain/hours';
import type { Language } from '@voicecore/domain/kernel';
import { whenItOpens } from '@voicecore/domain/receptionist-texts';
import type { Directory } from '@voicecore/domain/understanding';
import { CallLedger, type CallKey } from '../calls';
import { HoursStore, inKnownZone, openingNow } from '../hours';
import { KnowledgeSearch, type Answer } from '../knowledge';
import { AppLogger } from '../platform/app-logger';
import { Clock } from '../platform/clock';
import { decidedWords } from './decided-words';

/** Time limit of a tool, ms; after it, the tool is answered as failed. A caller waits for it in silence. */
const TOOL_MS = 3_000;
/** Number of entries returned to the model: the best is the answer, the others help when it was not meant. */
const TOLD_ENTRIES = 3;
/** Maximum number of entries the model is given to read: the right one is among this many far more often than first. */
const HANDED_ENTRIES = 12;
/** How long to wait for a question's embedding while a caller waits for the request to the model, ms. */
const HANDED_MEANING_MS = 100;

export interface ToolPlace {
  readonly call: CallKey;
  readonly business: string;
  readonly language: Language;
  readonly directory: Directory;
  /** Identifies the lookup in the ledger. */
  readonly key: string;
}

/** Carries out the tools that the talk has allowed. */
@Injectable()
export class ToolRunner {
  constructor(
    private readonly db: TenantDb,
    private readonly knowledge: KnowledgeSearch,
    private readonly ledger: CallLedger,
    private readonly log: AppLogger,
    private readonly clock: Clock,
  ) {}

  /** Always returns an answer: a failure and a timeout are answers too. */
  async run(call: ToolCall, input: CallInput | null, place: ToolPlace): Promise<ToolAnswer> {
    try {
      return await within(TOOL_MS, this.perform(call, input, place));
    } catch (error) {
      this.log.warn({ err: error, callId: place.call.callId, tool: call.tool }, 'a tool failed');
      return { output: JSON.stringify({ ok: false, reason: 'not_available' }) };
    }
  }

  /**
   * Returns the entries that may fit a question, for the model to read: closest first, whether or not they answer with
   * certainty.
   */
  async entriesFor(question: string, call: CallKey, language: Language): Promise<readonly FoundEntry[]> {
    try {
      await this.knowledge.prepare(call.tenantId, question, language, HANDED_MEANING_MS);
      return await this.db.run(call.tenantId, (tx) => this.knowledge.nearest(tx, question, language, HANDED_ENTRIES));
    } catch (error) {
      this.log.warn(
        { err: error, callId: call.callId },
        'no entries could be read for a caller; the model can still use the lookup tool',
      );
      return [];
    }
  }

  private async perform(call: ToolCall, input: CallInput | null, place: ToolPlace): Promise<ToolAnswer> {
    if (call.tool === 'search_knowledge') return this.search(call.question, place);
    if (call.tool === 'who_is_who') return this.whoIsWho(place);
    if (input === null) return { output: JSON.stringify({ ok: false, reason: 'not_available' }) };
    return this.changeCourse(input, place);
  }

  private async search(question: string, place: ToolPlace): Promise<ToolAnswer> {
    const { call, language } = place;
    await this.knowledge.prepare(call.tenantId, question, language);
    const hits: readonly Answer[] = await this.db.run(call.tenantId, (tx) =>
      this.knowledge.search(tx, question, language),
    );
    void this.keepLookup(question, hits, place);
    const answers = hits.slice(0, TOLD_ENTRIES).map((hit) => ({ question: hit.question, answer: hit.answer }));
    const found = answers.length > 0;
    return { output: JSON.stringify({ found, answers }), found };
  }

  /** Stores what was looked up in the call's record; the caller does not wait for it. */
  private async keepLookup(question: string, hits: readonly Answer[], place: ToolPlace): Promise<void> {
    const input: CallInput = { kind: 'LookedUp', tool: 'search_knowledge', hits, personal: { question } };
    try {
      await this.ledger.apply(place.call, input, place.key);
    } catch (error) {
      this.log.warn({ err: error, callId: place.call.callId }, 'a lookup could not be recorded');
    }
  }

  private async whoIsWho({ call, language, directory }: ToolPlace): Promise<ToolAnswer> {
    const hours = await this.db.run(call.tenantId, (tx) => new HoursStore(tx).read());
    const now = this.clock.now();
    const opening = openingNow(hours, now);
    const { timeZone } = inKnownZone(hours);
    const inWords = ({ open, opensAt }: Openness) => ({
      open,
      ...(opensAt !== null && { opensAgain: whenItOpens({ at: opensAt, now, timeZone }, language) }),
    });
    const ofDepartment = (id: string) => opening.departments.find((each) => each.id === id) ?? opening;
    const nameOf = (id: string) => directory.departments.find((each) => each.id === id)?.names[language];
    const output = JSON.stringify({
      ...inWords(opening),
      departments: directory.departments.map((each) => ({
        name: each.names[language],
        ...inWords(ofDepartment(each.id)),
      })),
      agents: directory.agents.map(({ name, extension, departmentIds }) => ({
        name,
        extension,
        department: departmentIds.map(nameOf).filter((each) => each !== undefined),
      })),
    });
    return { output, acted: true };
  }

  /**
   * Waits for the commit of an input that changes the course of the call; only then may the model say that it is done.
   */
  private async changeCourse(input: CallInput, place: ToolPlace): Promise<ToolAnswer> {
    const applied = await this.ledger.apply(place.call, input, place.key);
    const done = applied?.events.some((event) => event.kind === 'ToolDone') ?? false;
    const moved = applied !== null && applied.state.stage !== 'receptionist';
    const says = applied === null ? null : decidedWords(applied, place);
    if (says !== null) return { output: JSON.stringify({ ok: false, reason: 'closed' }), acted: true, says };
    if (!done && !moved) return { output: JSON.stringify({ ok: false, reason: 'not_possible' }) };
    return { output: JSON.stringify({ ok: true }), acted: true, leaving: moved };
  }
}

/** Resolves with the result; rejects when the time is over. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the tool took too long')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
