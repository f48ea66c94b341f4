import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { defaultVoice, fillers, knowsMore, type FirstWords, type TalkSeed } from '@voicecore/domain/conversation';
import { nextStep, utterances, type CallConfig, type CallState } from '@voicecore/domain/call';
import type { CallId } from '@voicecore/domain/kernel';
import { hasWordRules } from '@voicecore/domain/screening';
import type { SessionSettings } from '@voicecore/speech';
import { speakable } from '@voicecore/telephony';
import { CallNamesReader, Configurations, type CallKey, type CallNames } from '../calls';
import { KnowledgeSearch } from '../knowledge';
import { Sealing } from '../platform/sealing';
import { KeptSpeech } from './kept-speech';

/** Number of earlier turns that a resumed session is given. */
const RECALLED_TURNS = 40;
const DEFAULT_NAME = { en: 'the receptionist', es: 'la recepcionista' };

/** What a talk starts with, apart from the call's state. */
export interface StreamSeed {
  readonly settings: SessionSettings;
  readonly config: CallConfig;
  readonly directory: TalkSeed['directory'];
  readonly opening: TalkSeed['opening'];
  /** What is said while an answer takes long. */
  readonly fillers: TalkSeed['fillers'];
  /** The audio of those sentences that are stored. */
  readonly audio: ReadonlyMap<FirstWords, Buffer>;
  /** True when a sentence of the opening contains nothing that can be spoken; it is left out. */
  readonly leftOut: boolean;
  /** True when screening rules depend on what callers say first. */
  readonly screensWords: boolean;
  readonly history: TalkSeed['history'];
}

/** Returns what the talk of a stream starts with: the call's state, and what was read for it. */
export function talkSeed(seed: StreamSeed, state: CallState, stream: number): TalkSeed {
  const { directory, config, settings, opening, fillers: waits, history, screensWords } = seed;
  const { language, languageKnown, attempts } = state;
  const { attemptsBeforeTransfer, urgent } = config;
  const known = settings.knowledge.entries;
  return {
    ...{ directory, language, languageKnown, attempts, attemptsBeforeTransfer, urgent, screensWords },
    ...{ known, knowsMore: knowsMore(settings.knowledge), opening, fillers: waits, history, nextSeq: 1, stream },
  };
}

interface SeedRow {
  readonly carrier_sid: string;
  readonly wrapped_key: Buffer;
  readonly receptionist: string | null;
  readonly voice: string | null;
  readonly default_language: 'en' | 'es';
}

/** Reads what a stream needs to know about its call and its tenant, in one transaction. */
@Injectable()
export class StreamSeeds {
  constructor(
    private readonly db: TenantDb,
    private readonly sealing: Sealing,
    private readonly configurations: Configurations,
    private readonly names: CallNamesReader,
    private readonly speech: KeptSpeech,
    private readonly knowledge: KnowledgeSearch,
  ) {}

  /** Returns the carrier's id of a call; null when the tenant has no such call. */
  async carrierSid(call: CallKey): Promise<string | null> {
    const rows = await this.db.run(call.tenantId, (tx) =>
      tx.query<{ carrier_sid: string }>('select carrier_sid from calls where tenant_id = $1 and id = $2', [
        call.tenantId,
        call.callId,
      ]),
    );
    return rows[0]?.carrier_sid ?? null;
  }

  async read(call: CallKey, state: CallState): Promise<StreamSeed> {
    return this.db.run(call.tenantId, async (tx) => {
      const row = await this.row(tx, call.callId, state.configVersion);
      const names = await this.names.read(tx);
      const { departments, agents } = names.directory;
      const persona = {
        business: names.business,
        receptionist: row.receptionist ?? DEFAULT_NAME[row.default_language],
        departments: departments.map((department) => department.names),
        agents: agents.map((agent) => agent.name),
      };
      const history = hasTalked(state) ? await this.history(tx, call.callId, row.wrapped_key) : [];
      const config = await this.configurations.read(tx, state.configVersion);
      const screensWords = hasWordRules(await this.configurations.screening(tx, config));
      const known = await this.knowledge.forSession(tx);
      const knowledge = { ...known, language: state.language };
      const settings = { persona, knowledge, voice: row.voice ?? defaultVoice };
      const { words, leftOut } = firstSentences(state, { ...names, config });
      const kept = await this.speech.find(tx, settings.voice, [...words, ...fillers]);
      const audio = withAudio(words, fillers, kept);
      return { settings, config, directory: names.directory, ...audio, leftOut, history, screensWords };
    });
  }

  private async row(tx: TenantTx, callId: CallId, version: number): Promise<SeedRow> {
    const rows = await tx.query<SeedRow>(
      `select c.carrier_sid, c.wrapped_key, f.config ->> 'receptionistName' as receptionist, f.config ->> 'voice' as voice,
              t.default_language
         from calls c join tenants t on t.id = c.tenant_id
         left join configurations f on f.tenant_id = c.tenant_id and f.version = $3
        where c.tenant_id = $1 and c.id = $2`,
      [tx.tenantId, callId, version],
    );
    const row = rows[0];
    if (row === undefined) throw new Error('the call of the stream does not exist');
    return row;
  }

  private async history(tx: TenantTx, callId: CallId, wrappedKey: Buffer): Promise<TalkSeed['history']> {
    const seal = await this.sealing.call(tx, callId, wrappedKey);
    const rows = await tx.query<{ seq: number; speaker: string; text_sealed: Buffer }>(
      `select seq, speaker, text_sealed from call_turns
        where tenant_id = $1 and call_id = $2 and speaker in ('caller', 'receptionist')
        order by at desc, seq desc limit ${RECALLED_TURNS}`,
      [tx.tenantId, callId],
    );
    return rows.reverse().map(({ seq, speaker, text_sealed }) => ({
      speaker: speaker === 'caller' ? ('caller' as const) : ('receptionist' as const),
      text: seal.open({ table: 'call_turns', column: 'text_sealed', row: `${callId}:${seq}` }, text_sealed),
    }));
  }
}

/** True when the caller has talked to the receptionist before: on an earlier stream, or before waiting in the queue. */
function hasTalked({ resumes, segments }: CallState): boolean {
  return resumes.length > 0 || segments.filter(({ stage }) => stage === 'receptionist').length > 1;
}

type Sentence = Omit<FirstWords, 'kept'>;

/** Returns the first sentences of a stream in this state: the opening, or that the line is back. */
function firstSentences(
  state: CallState,
  texts: CallNames & { readonly config: CallConfig },
): { readonly words: readonly Sentence[]; readonly leftOut: boolean } {
  const step = nextStep(state);
  if (step.kind !== 'connectStream') return { words: [], leftOut: false };
  const all = utterances(step.say, { ...texts, language: state.language, keypad: false });
  const words = all.flatMap((each) => {
    const text = speakable(each.text);
    return text === null ? [] : [{ ...each, text, whole: each.discloses === true }];
  });
  return { words, leftOut: words.length < all.length };
}

/** Returns the sentences and the words for a wait, each with whether its audio is stored, and the audio. */
function withAudio(
  words: readonly Sentence[],
  waits: typeof fillers,
  kept: readonly (Buffer | null)[],
): Pick<StreamSeed, 'opening' | 'fillers' | 'audio'> {
  const opening = words.map((each, index): FirstWords => ({ ...each, kept: kept[index] != null }));
  const forWaits = waits.map((each, index) => ({ ...each, whole: false, kept: kept[words.length + index] != null }));
  const audio = new Map<FirstWords, Buffer>();
  for (const [index, each] of [...opening, ...forWaits].entries()) {
    const found = kept[index];
    if (found != null) audio.set(each, found);
  }
  return { opening, fillers: forWaits, audio };
}
