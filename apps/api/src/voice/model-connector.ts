import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ModelCircuit,
  ModelFault,
  ModelLeg,
  realtimeUrl,
  wholeSession,
  type ModelListener,
  type SessionSettings,
} from '@voicecore/speech';
import type { Language } from '@voicecore/domain/kernel';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ModelReadiness } from '../calls';
import type { Env } from '../env';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';

/** A second try is made only when the first failed within this time, ms: a caller waits 4 s at the most. */
const SECOND_TRY_MS = 1_500;
/** Pause before the second try, ms, so that many calls do not come back at once. */
const JITTER_MS = [100, 300] as const;

/** Opens sessions of the configured model, as long as it can be had. */
@Injectable()
export class ModelConnector implements OnModuleInit {
  private readonly circuit: ModelCircuit;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
    private readonly readiness: ModelReadiness,
  ) {
    this.circuit = new ModelCircuit(
      () => clock.now(),
      (ready) => readiness.report(ready && this.configured),
    );
  }

  onModuleInit(): void {
    this.readiness.report(this.configured);
  }

  /** Resolves with a session that is set; rejects with a `ModelFault` or because the circuit is open. */
  async open(settings: SessionSettings, language: Language | null, listener: ModelListener): Promise<ModelLeg> {
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

  /** A session was lost while it served: counted, so that a model that keeps failing is not tried for every call. */
  lost(): void {
    void this.circuit.lost();
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
