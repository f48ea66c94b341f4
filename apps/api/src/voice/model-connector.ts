import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import {
  ModelCircuit,
  ModelFault,
  ModelLeg,
  plainSession,
  realtimeUrl,
  wholeSession,
  type ModelListener,
  type SessionSettings,
} from '@voicecore/speech';
import { defaultVoice, nothingKnown } from '@voicecore/domain/conversation';
import type { Language } from '@voicecore/domain/kernel';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ModelReadiness } from '../calls';
import type { Env } from '../env';
import { Clock } from '../platform/clock';
import { HealthReports } from '../platform/health-reports';
import { ENV } from '../platform/tokens';

/** A second try is made only when the first failed within this time, ms: a caller waits 4 s at most. */
const SECOND_TRY_MS = 1_500;
/** Pause before the second try, ms; random, so that many calls do not retry at the same moment. */
const JITTER_MS = [100, 300] as const;

/** An opened session and its settings. */
export interface OpenedSession {
  readonly leg: ModelLeg;
  readonly settings: SessionSettings;
  /** The code with which the model refused the tenant's own settings, if it did. */
  readonly refused: string | null;
}

/** For a session that is not in use yet; nothing is said into it, so it sends nothing. */
export const silentListener: ModelListener = {
  audio: () => undefined,
  event: () => undefined,
  malformed: () => undefined,
  lost: () => undefined,
};

/** The settings of a probe: no tenant's own settings, so that only the model can be at fault. */
const probeSettings: SessionSettings = {
  voice: defaultVoice,
  knowledge: { ...nothingKnown, language: 'en' },
  persona: { business: '', receptionist: '', departments: [], agents: [] },
};

/** Opens sessions with the configured model, as long as it is available. */
@Injectable()
export class ModelConnector implements OnModuleInit, OnApplicationShutdown {
  private readonly circuit: ModelCircuit;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
    private readonly readiness: ModelReadiness,
    private readonly reports: HealthReports,
  ) {
    this.circuit = new ModelCircuit({
      probe: async () => (await this.connect(probeSettings, null, silentListener)).close(),
      changed: (ready) => readiness.report(ready && this.configured),
    });
  }

  onModuleInit(): void {
    this.readiness.report(this.configured);
    this.reports.add('model', () => (this.configured ? this.circuit.report : 'off'), [
      'closed',
      'open',
      'probing',
      'off',
    ]);
  }

  onApplicationShutdown(): void {
    this.circuit.close();
  }

  /**
   * Resolves with a session that is ready; rejects with a `ModelFault` or because the circuit is open. Settings that
   * the model refuses are the tenant's problem: the caller is served with a plain session instead.
   */
  async open(settings: SessionSettings, language: Language | null, listener: ModelListener): Promise<OpenedSession> {
    try {
      return { leg: await this.openTwice(settings, language, listener), settings, refused: null };
    } catch (error) {
      if (!(error instanceof ModelFault) || error.errorClass !== 'refused') throw error;
      const plain = plainSession(settings);
      return { leg: await this.openTwice(plain, language, listener), settings: plain, refused: error.reason };
    }
  }

  /** The model dropped a session in use: counted, so that a model that keeps failing is not tried for every call. */
  lost(): void {
    void this.circuit.lost();
  }

  private async openTwice(
    settings: SessionSettings,
    language: Language | null,
    listener: ModelListener,
  ): Promise<ModelLeg> {
    const began = this.clock.now();
    try {
      return await this.circuit.open(() => this.connect(settings, language, listener));
    } catch (error) {
      const again = error instanceof ModelFault && error.errorClass === 'retryable';
      if (!again || this.clock.now() - began > SECOND_TRY_MS) throw error;
    }
    await pause(randomInt(...JITTER_MS));
    return this.circuit.open(() => this.connect(settings, language, listener));
  }

  private get configured(): boolean {
    return this.env.OPENAI_API_KEY !== undefined && this.env.VOICECORE_RECEPTIONIST !== 'menu';
  }

  private async connect(
    settings: SessionSettings,
    language: Language | null,
    listener: ModelListener,
  ): Promise<ModelLeg> {
    const leg = new ModelLeg(
      {
        url: realtimeUrl(this.env.OPENAI_BASE_URL, this.env.OPENAI_REALTIME_MODEL),
        apiKey: this.env.OPENAI_API_KEY ?? '',
        session: wholeSession(settings, language),
      },
      listener,
    );
    await leg.ready();
    return leg;
  }
}
